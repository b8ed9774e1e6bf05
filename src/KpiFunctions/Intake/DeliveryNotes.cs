using KpiFunctions.Core.Webhooks;
using KpiFunctions.Storage.Deliveries;
using Microsoft.AspNetCore.Http;

namespace KpiFunctions.Intake;

/// <summary>Writes down what became of a delivery. Only reasons of closed lists and ids of records are kept: nothing that a body or header may hide.</summary>
internal static class DeliveryNotes
{
    private const int MostIds = 10;
    private const int MostIdChars = 64;

    /// <summary>A body that was not even read proves nobody: strangers are not to push out the notes of deliveries that were believed.</summary>
    public static DeliveryNote Refused(Sender sender, DateTimeOffset at, Body body) =>
        new(sender.Name, at, DeliveryNote.Unauthorized, body.Status, body.Reason, [], 0, new RecordCounts());

    public static DeliveryNote Unproved(Sender sender, DateTimeOffset at, WebhookOutcome outcome, int bytes) =>
        new(sender.Name, at, DeliveryNote.Unauthorized, StatusCodes.Status401Unauthorized, Kebab(outcome), [], bytes, new RecordCounts());

    /// <param name="answer">Null when storage did not take it.</param>
    public static DeliveryNote Of(Sender sender, DateTimeOffset at, IntakeAnswer? answer, int bytes)
    {
        if (answer is null) return new(sender.Name, at, "unavailable", StatusCodes.Status503ServiceUnavailable, "storage-unavailable", [], bytes, new RecordCounts());
        var counts = new RecordCounts(answer.Accepted, answer.Duplicate, answer.Conflicting, answer.Rejected, answer.Skipped);
        var ids = answer.Results.Select(result => result.Id).OfType<string>().Take(MostIds).Select(id => id.Length > MostIdChars ? id[..MostIdChars] + "…" : id);
        return new(sender.Name, at, Outcome(counts), StatusCodes.Status200OK, answer.Results.FirstOrDefault(result => result.Reason is not null)?.Reason, [.. ids], bytes, counts);
    }

    /// <summary>"signature-wrong" and so on.</summary>
    public static string Kebab(WebhookOutcome outcome) =>
        string.Concat(outcome.ToString().Select((c, i) => char.IsUpper(c) ? (i == 0 ? "" : "-") + char.ToLowerInvariant(c) : c.ToString()));

    // Of several the one that somebody should look at first.
    private static string Outcome(RecordCounts counts) =>
        counts.Rejected > 0 ? RecordResult.Rejected
        : counts.Conflicting > 0 ? RecordResult.Conflicting
        : counts.Accepted > 0 ? RecordResult.Accepted
        : counts.Duplicate > 0 ? RecordResult.Duplicate
        : RecordResult.Skipped;
}
