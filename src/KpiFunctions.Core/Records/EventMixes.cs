namespace KpiFunctions.Core.Records;

/// <summary>
/// Audience mixes and survey results. An export has a row for each value, another one row for all: the id holds what a record says, so that neither is
/// taken for a copy of the other. "instagram:lena.fit/age%3A18-24@{time}", "autumn/nps/promoters@{time}".
/// </summary>
internal static class EventMixes
{
    public static LogRecord Complete(LogRecord draft, FieldReader reader) =>
        draft.Type == RecordType.AudienceMix ? CompleteMix(draft, reader) : CompleteSurvey(draft, reader);

    private static LogRecord CompleteMix(LogRecord draft, FieldReader reader)
    {
        if (draft.On.Account is null) reader.Fail(RejectReason.FieldMissing, "account", "A reading of type audienceMix needs its 'account'.");
        var shares = MixCounters.ReadShares(reader);
        return draft with { Id = Id(draft, $"{draft.On.Account}/{Said(shares)}"), Counters = shares };
    }

    private static LogRecord CompleteSurvey(LogRecord draft, FieldReader reader)
    {
        var (survey, question) = (reader.Required("survey"), reader.Required("question")?.ToLowerInvariant());
        var answers = MixCounters.ReadAnswers(reader);
        return draft with { Id = Id(draft, $"{Uri.EscapeDataString(survey ?? "")}/{Uri.EscapeDataString(question ?? "")}/{Said(answers)}"), Counters = answers };
    }

    private static string Id(LogRecord draft, string subject) => $"{subject}@{TimeText.Format(draft.OccurredAt)}";

    // One value by its name, several by their attributes: a corrected upload of the same file keeps its identities.
    private static string Said(Dictionary<string, long> counters)
    {
        var values = counters.Keys.Where(name => name != MixCounters.SampleSize).ToList();
        return values.Count == 1 ? Uri.EscapeDataString(values[0]) : string.Join('+', MixCounters.Attributes(counters).Select(Uri.EscapeDataString));
    }
}
