using KpiFunctions.Core.Money;
using KpiFunctions.Core.Postbacks;
using KpiFunctions.Core.Records;
using KpiFunctions.Core.Webhooks.Signatures;

namespace KpiFunctions.Intake.Postbacks;

/// <summary>Turns a network's settings into somebody who may post, or says in one sentence each what is wrong with them. Shows no token.</summary>
internal static class PostbackSettings
{
    private const int MinToken = 8;

    private static readonly string[] StageNames = [.. Stages.InOrder, "none"];

    /// <exception cref="FormatException">The settings are wrong: <see cref="Problems"/> says how.</exception>
    public static PostbackSender Read(string name, PostbackOptions options)
    {
        if (Problems(name, options).FirstOrDefault() is { } problem) throw new FormatException(problem);
        var network = With(NetworkOf(name, options)!, options);
        var facts = new PostbackFacts
        {
            Currency = options.Currency.Length > 0 ? options.Currency.ToUpperInvariant() : null,
            Zone = TimeZoneInfo.FindSystemTimeZoneById(options.Zone),
            Stage = options.Stage,
        };
        var proof = network.Proof(network, Tokens(options), options.TokenOptional);
        return new PostbackSender(name, options.Namespace.Length > 0 ? options.Namespace : name, network, proof, new PostbackMapping(network, facts));
    }

    public static IEnumerable<string> Problems(string name, PostbackOptions options)
    {
        var setting = $"Postbacks:{name}";
        if (NetworkOf(name, options) is not { } network)
        {
            yield return $"{setting}:Network is none of: {string.Join(", ", KnownNetworks.All.Select(each => each.Name))}.";
            yield break;
        }
        foreach (var problem in TokenProblems(setting, network, options)) yield return problem;
        if (options.Currency.Length > 0 && !Currencies.IsKnown(options.Currency.ToUpperInvariant()))
            yield return $"{setting}:Currency is no circulating currency of ISO 4217.";
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(options.Zone, out _)) yield return $"{setting}:Zone is no IANA time zone.";
        if (!Stages.InOrder.Contains(options.Stage)) yield return $"{setting}:Stage is none of: {string.Join(", ", Stages.InOrder)}.";
        foreach (var (word, _) in options.Stages.Where(each => !StageNames.Contains(each.Value)))
            yield return $"{setting}:Stages:{word} is none of: {string.Join(", ", StageNames)}.";
        foreach (var (word, _) in options.States.Where(each => StateOf(each.Value) is null))
            yield return $"{setting}:States:{word} is none of: {string.Join(", ", Enum.GetNames<PostbackState>()).ToLowerInvariant()}.";
        if (FieldProblem(network, options) is { } wrong) yield return $"{setting}:Fields: {wrong}";
    }

    private static IEnumerable<string> TokenProblems(string setting, PostbackNetwork network, PostbackOptions options)
    {
        var tokens = Tokens(options);
        var isSealed = network.TokenNames.Count == 0;
        if (isSealed && options.TokenOptional) yield return $"{setting}:TokenOptional: what {network.Name} posts is sealed with the secret.";
        if (tokens.Count == 0 && (isSealed || !options.TokenOptional)) yield return $"{setting}:Token is missing.";
        for (var i = 0; i < tokens.Count; i++)
            if (KeyVaultReference.Is(tokens[i])) yield return $"{setting}:Token, number {i + 1}, is {KeyVaultReference.Explained}.";
            else if (tokens[i].Length < MinToken) yield return $"{setting}:Token, number {i + 1}, is not at least {MinToken} characters.";
    }

    private static string? FieldProblem(PostbackNetwork network, PostbackOptions options)
    {
        try
        {
            network.Fields.With(options.Fields);
            return null;
        }
        catch (FormatException wrong)
        {
            return wrong.Message;
        }
    }

    private static PostbackNetwork With(PostbackNetwork network, PostbackOptions options) => network with
    {
        Fields = network.Fields.With(options.Fields),
        Stages = Joined(network.Stages, options.Stages),
        States = Joined(network.States, options.States.Select(each => KeyValuePair.Create(each.Key, StateOf(each.Value)!.Value))),
    };

    private static Dictionary<string, TValue> Joined<TValue>(IReadOnlyDictionary<string, TValue> known, IEnumerable<KeyValuePair<string, TValue>> changes)
    {
        var all = new Dictionary<string, TValue>(known, StringComparer.OrdinalIgnoreCase);
        foreach (var (word, meaning) in changes) all[word] = meaning;
        return all;
    }

    private static PostbackState? StateOf(string text) =>
        Enum.GetNames<PostbackState>().Contains(text, StringComparer.OrdinalIgnoreCase) ? Enum.Parse<PostbackState>(text, ignoreCase: true) : null;

    private static PostbackNetwork? NetworkOf(string name, PostbackOptions options) =>
        KnownNetworks.Find(options.Network.Length > 0 ? options.Network : name);

    private static List<string> Tokens(PostbackOptions options)
    {
        var several = options.Tokens.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return options.Token.Length > 0 ? [options.Token, .. several] : [.. several];
    }
}
