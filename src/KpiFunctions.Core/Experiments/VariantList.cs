using System.Globalization;
using System.Text.RegularExpressions;
using KpiFunctions.Core.Records;
using KpiFunctions.Core.Registry;

namespace KpiFunctions.Core.Experiments;

/// <summary>Reads "photo=0.5, video=0.5" and "photo: p001 p003; video: p002". The control is the one that is named, else the first.</summary>
internal static partial class VariantList
{
    private const int Most = 20;
    private const int MostMembers = 400;
    private const string CouponPrefix = "coupon:";

    public static IReadOnlyList<Variant> Read(EntryFields fields, ExperimentUnit unit)
    {
        var weights = Weights(fields);
        var members = Members(fields, unit);
        foreach (var stranger in members.Keys.Except(weights.Keys)) fields.Fail("members", $"'{stranger}' is no variant.");
        foreach (var (variant, weight) in weights)
            if (weight > 0 && !members.ContainsKey(variant))
                fields.Fail("members", $"Variant '{variant}' has no members: write \"{variant}: …\" with its {Plural(unit)}.");
        var control = fields["control"] ?? weights.Keys.FirstOrDefault();
        if (control is not null && weights.GetValueOrDefault(control) <= 0) fields.Fail("control", $"'{control}' is no variant with a weight.");
        return
        [
            .. from variant in weights
               where variant.Value > 0
               orderby variant.Key == control ? 0 : 1
               select new Variant(variant.Key, variant.Value, members.GetValueOrDefault(variant.Key) ?? []),
        ];
    }

    private static OrderedDictionary<string, double> Weights(EntryFields fields)
    {
        var weights = new OrderedDictionary<string, double>(StringComparer.Ordinal);
        if (fields.Required("variants") is not { } text) return weights;
        foreach (var part in Parts(text, ','))
        {
            var split = part.Split('=', 2, StringSplitOptions.TrimEntries);
            if (!VariantId().IsMatch(split[0])) fields.Fail("variants", $"'{split[0]}' is no name of a variant: 1 to 64 letters, digits, - or _.");
            else if (Weight(split) is not { } weight) fields.Fail("variants", $"The weight of '{split[0]}' is no number from 0 to 1000000.");
            else if (!weights.TryAdd(split[0], weight)) fields.Fail("variants", $"'{split[0]}' is there twice.");
        }
        if (weights.Values.Count(weight => weight > 0) is < 2 or > Most) fields.Fail("variants", $"An experiment has 2 to {Most} variants with a weight: \"a=0.5, b=0.5\".");
        return weights;
    }

    private static double? Weight(string[] split)
    {
        if (split.Length == 1) return 1;
        return double.TryParse(split[1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var weight) && weight is >= 0 and <= 1_000_000 ? weight : null;
    }

    private static Dictionary<string, IReadOnlyList<string>> Members(EntryFields fields, ExperimentUnit unit)
    {
        var members = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        if (fields.Required("members") is not { } text) return members;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var part in Parts(text, ';'))
        {
            var split = part.Split(':', 2, StringSplitOptions.TrimEntries);
            var ids = split.Length == 2 ? split[1].Split((char[])[' ', ',', '\t'], StringSplitOptions.RemoveEmptyEntries).Select(id => Normal(id, unit)).ToList() : [];
            if (ids.Count == 0 || !members.TryAdd(split[0], ids)) fields.Fail("members", $"'{split[0]}' has no members, or is there twice; write \"{split[0]}: id id; …\".");
            // Whoever is in two variants belongs to neither.
            foreach (var id in ids.Where(id => !seen.Add(id))) fields.Fail("members", $"'{id}' is there twice.");
        }
        if (seen.Count > MostMembers) fields.Fail("members", $"An experiment has at most {MostMembers} members.");
        return members;
    }

    private static string Normal(string id, ExperimentUnit unit)
    {
        if (unit == ExperimentUnit.Post) return MemberIds.Post(id, null) is { Length: > 0 } post ? post : id;
        return unit == ExperimentUnit.Visitor && id.StartsWith(CouponPrefix, StringComparison.OrdinalIgnoreCase) ? CouponPrefix + id[CouponPrefix.Length..].ToUpperInvariant() : id;
    }

    private static string[] Parts(string text, char separator) => text.Split(separator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static string Plural(ExperimentUnit unit) => unit switch
    {
        ExperimentUnit.Visitor => "links, or coupons as coupon:CODE",
        ExperimentUnit.Post => "posts",
        _ => "influencers",
    };

    [GeneratedRegex(@"\A[A-Za-z0-9_-]{1,64}\z")]
    private static partial Regex VariantId();
}
