using KpiFunctions.Core.Imports.Facts;
using KpiFunctions.Core.Records;
using KpiFunctions.Core.Registry;

namespace KpiFunctions.Core.Imports.Dialects;

/// <summary>
/// A content calendar as teams keep it in a sheet: one row a planned post, which becomes an entry of registry kind <c>plans</c>. Its id is column <c>ID</c>, else
/// what it is about: a row without id that is moved to another day is another plan.
/// </summary>
internal static class ContentCalendar
{
    private const string Date = "Planned date";
    private const string Time = "Planned time";

    private static readonly (string Field, string Column)[] Fields =
    [
        ("platform", "Platform"), ("account", "Account"), ("influencer", "Influencer"), ("campaign", "Campaign"), ("contentType", "Content type"), ("title", "Title"),
        ("post", "Post"), ("disclosure", "Disclosure"), ("links", "Links"),
    ];

    private static readonly CellRule Day = Read.Time(Date);

    public static readonly Dialect Dialect = new()
    {
        Name = "content-calendar",
        Namespace = "registry",
        RecognizedBy = [Date, "Platform"],
        AndBy = (header, _) => !header.Has("kind"),
        Aliases = new Dictionary<string, string[]>
        {
            [Date] = ["Scheduled date", "Scheduled at", "Scheduled time", "Publish date", "Posting date", "plannedAt"],
            [Time] = ["Publish time", "Posting time", "Time"],
            ["Platform"] = ["Network", "Channel", "Social network"],
            ["Account"] = ["Profile", "Handle"],
            ["Influencer"] = ["Creator"],
            ["Content type"] = ["Format", "contentType", "Post type"],
            ["Title"] = ["Caption", "Text", "Topic", "Message"],
            ["Post"] = ["Post URL", "Link to post", "Published post"],
            ["Disclosure"] = ["Ad disclosure"],
            ["Links"] = ["Link", "Tracking link", "Tracking links"],
        },
        Columns = ["ID", Time, .. Fields.Select(field => field.Column)],
        // What is read of the date, so that the file's order of day and month is found.
        Records = [RowFacts.Event(RecordType.Declaration, ("plannedAt", Day))],
        Map = Map,
    };

    private static RowOutcome Map(Cells row, RowContext context)
    {
        if (RoundedIds.Find(row, "ID", "Post") is { } rounded) return rounded;
        if (row[Date] is not { } date) return new Rejection(RejectReason.TimeMissing, Date, $"'{Date}' is missing.");
        var written = row[Time] is { } time ? $"{date} {time}" : date;
        if (Moments.Time(written, context) is not { } at)
            return new Rejection(RejectReason.TimeInvalid, Date, $"'{Date}' is no date that we read, or '{Time}' no time of day.");
        var entry = new Dictionary<string, string>(StringComparer.Ordinal) { ["plannedAt"] = TimeText.Format(at) };
        foreach (var (field, column) in Fields)
            if (row[column] is { } cell && !CellText.IsMissing(cell)) entry[field] = field == "platform" ? Channels.Of(cell) : cell;
        return RegistryFields.ToRecord(RegistryKind.Plans.Name, row["ID"] ?? Id(entry), entry, context.Events);
    }

    private static string Id(Dictionary<string, string> entry)
    {
        var id = string.Join(' ', new[] { "plannedAt", "platform", "account", "title" }.Select(field => entry.GetValueOrDefault(field, "-")));
        return id.Length <= RegistryIds.MaxLength ? id : id[..RegistryIds.MaxLength];
    }
}
