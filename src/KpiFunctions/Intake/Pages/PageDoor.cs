using KpiFunctions.Core.Clicks;
using KpiFunctions.Core.Pages;
using KpiFunctions.Core.Records;

namespace KpiFunctions.Intake.Pages;

/// <summary>Reads one conversion of a page, a JSON object.</summary>
internal sealed class PageDoor(ClickIds clickIds, PixelOptions options)
{
    public const string Source = PageConversions.Source;

    private readonly PageConversions conversions = new(clickIds, new PageRules(options.AllowedStages, options.Namespace));

    public PageReading Read(ReadOnlyMemory<byte> json, DateTimeOffset now)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        if (JsonFields.Read(json, fields) is not null || conversions.Read(fields, now) is not { } outcome) return new PageReading(IsProved: false, []);
        return new PageReading(IsProved: true, [new ReadEvent(0, json, outcome.Record?.Id, outcome)]);
    }
}

/// <param name="IsProved">It carries a click id of ours; otherwise nothing is kept, as of a webhook without a signature.</param>
internal sealed record PageReading(bool IsProved, IReadOnlyList<ReadEvent> Events);
