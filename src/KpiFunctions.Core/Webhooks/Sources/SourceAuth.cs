using System.Globalization;
using System.Text.RegularExpressions;
using KpiFunctions.Core.Webhooks.Mapping;
using KpiFunctions.Core.Webhooks.Signatures;

namespace KpiFunctions.Core.Webhooks.Sources;

/// <summary>How a source of its own kind proves its deliveries.</summary>
internal static partial class SourceAuth
{
    private const int MaxTolerance = 86_400;

    private static readonly WebhookPreset Plain = new()
    {
        Name = "custom",
        Certainty = Certainty.A,
        Scheme = new TokenScheme(),
        Mapping = new WebhookJson(),
        RepeatedBy = "the event's id",
        Retries = "as the sender does",
    };

    /// <exception cref="FormatException">The definition is wrong.</exception>
    public static WebhookPreset Of(string auth, SourceDefinition source) => auth.ToLowerInvariant() switch
    {
        "hmac" => Plain with { Scheme = Hmac(source) },
        "token" => Plain with { Scheme = Token(source) },
        _ => OfPreset(auth, source),
    };

    /// <summary>What a definition changes of a preset.</summary>
    public static PresetChanges Changes(SourceDefinition source, IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> fields) => new()
    {
        Header = HeaderName("header", source.Header),
        Algorithm = OneOf<SignatureAlgorithm>("algorithm", source.Algorithm, SignatureAlgorithm.Ed25519),
        Encoding = OneOf<SignatureEncoding>("encoding", source.Encoding),
        Fields = fields,
    };

    private static WebhookPreset OfPreset(string auth, SourceDefinition source)
    {
        if (KnownPresets.Find(auth) is not { } preset)
            throw new SourceException("auth", $"{{field}} is neither hmac, nor token, nor one of: {string.Join(", ", KnownPresets.All.Select(each => each.Name))}.");
        SourceDefinition.RefuseOwn("'auth' hmac or token", ("query", source.Query), ("prefix", source.Prefix), ("signed", source.Signed),
            ("idHeader", source.IdHeader), ("timeHeader", source.TimeHeader), ("toleranceSeconds", source.ToleranceSeconds));
        return Changes(source, new Dictionary<string, IReadOnlyDictionary<string, string>>()).Apply(preset);
    }

    private static TokenScheme Token(SourceDefinition source)
    {
        SourceDefinition.RefuseOwn("'auth' hmac", ("algorithm", source.Algorithm), ("encoding", source.Encoding), ("prefix", source.Prefix),
            ("signed", source.Signed), ("idHeader", source.IdHeader), ("timeHeader", source.TimeHeader), ("toleranceSeconds", source.ToleranceSeconds));
        var places = new List<(TokenPlace, string)>();
        if (HeaderName("header", source.Header) is { } header)
        {
            if (header.Equals("Authorization", StringComparison.OrdinalIgnoreCase)) places.Add((TokenPlace.Bearer, ""));
            places.Add((TokenPlace.Header, header));
        }
        if (source.Query is { } query) places.Add((TokenPlace.Query, query));
        return places.Count > 0 ? new TokenScheme(places) : throw new SourceException("header", "{field} is missing, or 'query': one of them holds the token.");
    }

    private static SignatureScheme Hmac(SourceDefinition source)
    {
        SourceDefinition.RefuseOwn("'auth' token", ("query", source.Query));
        if (HeaderName("header", source.Header) is not { } header) throw new SourceException("header", "{field} is missing: it holds the signature.");
        var algorithm = OneOf<SignatureAlgorithm>("algorithm", source.Algorithm, SignatureAlgorithm.Ed25519) ?? SignatureAlgorithm.Sha256;
        return new SignatureScheme
        {
            Headers = [header],
            Layout = source.Prefix is null ? SignatureLayout.Plain : SignatureLayout.Assignment,
            Tags = new Dictionary<string, SignatureAlgorithm> { [Tag(source.Prefix)] = algorithm },
            Encoding = OneOf<SignatureEncoding>("encoding", source.Encoding) ?? SignatureEncoding.Hex,
            Signed = Signed(source),
            IdHeaders = HeaderName("idHeader", source.IdHeader) is { } id ? [id] : [],
            TimestampHeaders = HeaderName("timeHeader", source.TimeHeader) is { } time ? [time] : [],
            Tolerance = Tolerance(source),
        };
    }

    private static string Tag(string? prefix)
    {
        if (prefix is null) return "";
        return PrefixForm().IsMatch(prefix) ? prefix[..^1] : throw new SourceException("prefix", "{field} is no word that ends in '=', such as sha256=.");
    }

    // A hole that nothing fills would be signed as nothing, and a time that is not signed proves nothing.
    private static SignedText Signed(SourceDefinition source)
    {
        var template = source.Signed ?? "{body}";
        var holes = Holes(template);
        if (holes.FirstOrDefault(hole => hole is not ("{body}" or "{timestamp}" or "{id}")) is { } unknown)
            throw new SourceException("signed", $"{{field}} knows {{body}}, {{timestamp}} and {{id}}, and not {unknown}.");
        if (holes.Count(hole => hole == "{body}") != 1) throw new SourceException("signed", "{field} must hold {body} once.");
        RequireBoth("timestamp", holes.Contains("{timestamp}"), "timeHeader", source.TimeHeader);
        RequireBoth("id", holes.Contains("{id}"), "idHeader", source.IdHeader);
        return new SignedText(template);
    }

    private static List<string> Holes(string template)
    {
        try
        {
            return [.. Template.Split(template).Where(part => part[0] == '{')];
        }
        catch (FormatException open)
        {
            throw new SourceException("signed", "{field}: " + open.Message);
        }
    }

    private static void RequireBoth(string hole, bool isSigned, string field, string? header)
    {
        if (isSigned && header is null) throw new SourceException(field, $"{{field}} is missing: 'signed' holds {{{hole}}}.");
        if (!isSigned && header is not null) throw new SourceException(field, $"{{field}} proves nothing while 'signed' does not hold {{{hole}}}.");
    }

    private static TimeSpan Tolerance(SourceDefinition source)
    {
        if (source.ToleranceSeconds is not { } text) return TimeSpan.FromMinutes(5);
        if (source.TimeHeader is null) throw new SourceException("toleranceSeconds", "{field} needs a 'timeHeader'.");
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds is >= 1 and <= MaxTolerance
            ? TimeSpan.FromSeconds(seconds)
            : throw new SourceException("toleranceSeconds", $"{{field}} is no whole number of seconds from 1 to {MaxTolerance}.");
    }

    private static string? HeaderName(string field, string? name) =>
        name is null || HeaderForm().IsMatch(name) ? name : throw new SourceException(field, "{field} is no name of a header.");

    private static T? OneOf<T>(string field, string? text, params T[] except)
        where T : struct, Enum
    {
        if (text is null) return null;
        var names = Enum.GetValues<T>().Except(except).ToDictionary(value => value.ToString().ToLowerInvariant());
        return names.TryGetValue(text.ToLowerInvariant(), out var found)
            ? found
            : throw new SourceException(field, $"{{field}} is none of: {string.Join(", ", names.Keys)}.");
    }

    [GeneratedRegex(@"\A[A-Za-z0-9_.-]{1,32}=\z")]
    private static partial Regex PrefixForm();

    [GeneratedRegex(@"\A[A-Za-z0-9-]{1,100}\z")]
    private static partial Regex HeaderForm();
}
