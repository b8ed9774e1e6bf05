using KpiFunctions.Core.Records;
using KpiFunctions.Core.Registry;

namespace KpiFunctions.Core.Influencers;

/// <summary>How well a creator fits the brand's values, as a person judged it on a day.</summary>
/// <param name="Score">0 to 10.</param>
public sealed record ValueFit(double Score, DateOnly Date, string Reason)
{
    public static ValueFit? Of(RegistryEntry influencer) =>
        NumberTexts.Decimal(influencer["valueFitScore"]) is { } score && NumberTexts.Day(influencer["valueFitDate"]) is { } date && influencer["valueFitReason"] is { } reason
            ? new ValueFit((double)score, date, reason)
            : null;

    // A score that nobody can ask about is worth nothing.
    internal static void Check(FieldReader reader, Dictionary<string, string> entry)
    {
        if (!entry.ContainsKey("valueFitScore")) return;
        foreach (var field in new[] { "valueFitDate", "valueFitReason" })
            if (string.IsNullOrEmpty(entry.GetValueOrDefault(field)))
                reader.Fail(RejectReason.FieldMissing, field, $"'{field}' is missing: a score stands with its day and its reason.");
    }
}
