using System.Text.Json.Serialization;
using KpiFunctions.Storage.Deliveries;

namespace KpiFunctions.Intake;

/// <summary>A source as GET /webhooks shows it.</summary>
/// <param name="Origin">"settings" or "registry".</param>
/// <param name="Kind">The preset's name, or "custom"; null when the definition cannot be read.</param>
/// <param name="Problem">What keeps it from taking deliveries; null when nothing does.</param>
/// <param name="LastDeliveryAt">Of a delivery that was believed; null when none is noted.</param>
/// <param name="Latest">Counts over the deliveries that are noted: the last 50, and the last 10 that were not believed.</param>
internal sealed record SourceView(string Name, string Origin, string? Kind, string? Namespace, string? Problem, DateTimeOffset? LastDeliveryAt, LatestCounts Latest)
{
    public static SourceView Of(Sender sender, IReadOnlyList<DeliveryNote> notes) =>
        new(sender.Name, "settings", sender.Preset.Name, sender.Namespace, null, LastOf(notes), LatestCounts.Of(notes));

    public static SourceView Of(RegistrySource source, IReadOnlyList<DeliveryNote> notes) => new(
        source.Name, "registry", source.Sender?.Preset.Name, source.Sender?.Namespace, source.Problem?.Text($"'{source.Problem.Field}'"), LastOf(notes), LatestCounts.Of(notes));

    private static DateTimeOffset? LastOf(IReadOnlyList<DeliveryNote> notes) =>
        notes.Where(note => note.Outcome != DeliveryNote.Unauthorized).Select(note => (DateTimeOffset?)note.At).Max();
}

/// <param name="Deliveries">That were believed; the counts beside it are of their records.</param>
/// <param name="Unauthorized">Deliveries that were not.</param>
internal sealed record LatestCounts(int Deliveries, int Accepted, int Duplicate, int Conflicting, int Rejected, int Skipped, int Unauthorized)
{
    public static LatestCounts Of(IReadOnlyList<DeliveryNote> notes)
    {
        var sum = notes.Aggregate(new RecordCounts(), (total, note) => total + note.Records);
        var unauthorized = notes.Count(note => note.Outcome == DeliveryNote.Unauthorized);
        return new(notes.Count - unauthorized, sum.Accepted, sum.Duplicate, sum.Conflicting, sum.Rejected, sum.Skipped, unauthorized);
    }
}

/// <summary>A delivery as GET /webhooks/{source}/deliveries shows it.</summary>
internal sealed record DeliveryView(
    DateTimeOffset At,
    string Outcome,
    int Status,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Reason,
    IReadOnlyList<string> Ids,
    int Bytes,
    int Accepted,
    int Duplicate,
    int Conflicting,
    int Rejected,
    int Skipped)
{
    public static DeliveryView Of(DeliveryNote note) => new(
        note.At, note.Outcome, note.Status, note.Reason, note.Ids, note.Bytes,
        note.Records.Accepted, note.Records.Duplicate, note.Records.Conflicting, note.Records.Rejected, note.Records.Skipped);
}
