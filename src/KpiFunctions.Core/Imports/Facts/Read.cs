using System.Globalization;
using KpiFunctions.Core.Records;

namespace KpiFunctions.Core.Imports.Facts;

/// <summary>The rules that dialects are written with. Columns are named by their English headers; a dialect's aliases find the others.</summary>
internal static class Read
{
    public static CellRule Text(params string[] columns) => new(columns, CellKind.Text, (cell, _, _) => cell);

    public static CellRule Fixed(string text) => new([], CellKind.Text, (cell, _, _) => cell) { Otherwise = _ => text };

    /// <summary>An id, refused when a spreadsheet has rounded it.</summary>
    public static CellRule Id(params string[] columns) => new(columns, CellKind.Text, (cell, column, _) => RoundedIds.Check(cell, column) is { } rounded ? rounded : cell);

    /// <summary>The first of a list in one cell: "LENA10, FREESHIP", "code:LENA10|amount:5.00".</summary>
    public static CellRule FirstOf(params string[] columns) => new(columns, CellKind.Text, (cell, _, _) =>
        cell.Split(',', ';', '|')[0].Trim() is var first && first.StartsWith("code:", StringComparison.OrdinalIgnoreCase) ? first["code:".Length..].Trim() : first);

    /// <summary>As <see cref="Id"/>, for links: the platform's own id of the post within.</summary>
    public static CellRule PostLink(string platform, params string[] columns) => new(columns, CellKind.Text, (cell, column, _) =>
        PostLinks.IdOf(platform, cell) is { } id ? id : new Rejection(RejectReason.FieldInvalid, column, $"'{column}' is no link to a post of {platform}."));

    /// <summary>A post's own id, or its link on whatever platform; a link to anything else is an id of its own.</summary>
    public static CellRule Post(params string[] columns) => new(columns, CellKind.Text, (cell, column, _) => RoundedIds.Check(cell, column) is { } rounded ? rounded
        : PostLinks.Find(cell) ?? cell);

    /// <summary>A handle, or the link of a profile, whose last part is the handle.</summary>
    public static CellRule Handle(params string[] columns) => Account(columns) with
    {
        Convert = (cell, _, _) => cell.StartsWith("http", StringComparison.OrdinalIgnoreCase) ? cell.Split('?', '#')[0].TrimEnd('/').Split('/')[^1] : cell,
    };

    /// <summary>The account in the row, else the one that the uploader named.</summary>
    public static CellRule Account(params string[] columns) => Text(columns) with { Otherwise = context => context.Hints.Account };

    /// <summary>A text of a closed list; others are refused.</summary>
    public static CellRule OneOf(string column, IReadOnlyDictionary<string, string> names) => new([column], CellKind.Text, (cell, _, _) =>
        names.TryGetValue(cell, out var name) ? name : new Rejection(RejectReason.FieldInvalid, column, $"'{column}' is none that we know."));

    public static CellRule Count(params string[] columns) => new(columns, CellKind.Text, (cell, column, _) =>
        NumberText.TryCount(cell, out var count)
            ? count.ToString(CultureInfo.InvariantCulture)
            : new Rejection(RejectReason.FieldInvalid, column, $"'{column}' is no whole number."));

    /// <summary>An amount in major units, exact.</summary>
    public static CellRule Money(params string[] columns) => new(columns, CellKind.Number, (cell, column, context) =>
        NumberText.TryParse(cell, context.Habits.Decimal, out var amount)
            ? amount.ToString(CultureInfo.InvariantCulture)
            : new Rejection(RejectReason.AmountInvalid, column, $"'{column}' is no number, or it cannot be told whether its sign stands before decimals or thousands."));

    /// <summary>The currency in the row, else the one that the uploader named.</summary>
    public static CellRule Currency(params string[] columns) => Text(columns) with
    {
        Otherwise = context => context.Hints.Currency is { } currency ? currency : new Rejection(
            RejectReason.FieldMissing, columns.Length > 0 ? columns[0] : "currency", "Nothing says the currency of the amounts: set the blob's metadata 'currency'."),
    };

    /// <summary>A network's name in a column: "X", "Twitter", "Instagram".</summary>
    public static CellRule Network(string column) => new([column], CellKind.Text, (cell, _, _) =>
        cell.Equals("Twitter", StringComparison.OrdinalIgnoreCase) ? "x" : cell.ToLowerInvariant());

    /// <summary>As <see cref="Network"/>, where the column may also name a site that is no network: then it is "web".</summary>
    public static CellRule Channel(params string[] columns) => new(columns, CellKind.Text, (cell, _, _) => Channels.Of(cell)) { Otherwise = _ => Channels.Web };

    /// <summary>A share of a whole (<see cref="ShareText"/>), as a fraction.</summary>
    public static CellRule Share(params string[] columns) => new(columns, CellKind.Share, (cell, column, context) =>
        ShareText.Parse(cell, context.Habits.SharesOfHundred) is { } share
            ? share.ToString(CultureInfo.InvariantCulture)
            : new Rejection(RejectReason.FieldInvalid, column, $"'{column}' is no share of a whole."));

    /// <summary>Positive, neutral or negative; a tool's words for "not rated" are no sentiment.</summary>
    public static CellRule Sentiment(params string[] columns) => new(columns, CellKind.Text, (cell, _, _) =>
        Remark.Sentiments.FirstOrDefault(each => each.Equals(cell, StringComparison.OrdinalIgnoreCase)));

    /// <summary>When a post was published. A cell that is no date says nothing: no counter of the row depends on it.</summary>
    public static CellRule Published(params string[] columns) => new(columns, CellKind.Date, (cell, _, context) =>
        Moments.Time(cell, context) is { } time ? TimeText.Format(time) : default(CellReading));

    /// <summary>A moment: with its own offset, or in the zone of the dialect or of the hints. A day alone is its noon.</summary>
    public static CellRule Time(params string[] columns) => new(columns, CellKind.Date, (cell, column, context) => Moments.Time(cell, context) is { } time
        ? TimeText.Format(time)
        : NoDate(RejectReason.TimeInvalid, column));

    /// <summary>A day that a number is about, as its noon: that stays on the day in every reporting zone up to half a day away.</summary>
    public static CellRule Day(params string[] columns) => new(columns, CellKind.Date, (cell, column, context) => Moments.Noon(cell, context) is { } noon
        ? TimeText.Format(noon)
        : NoDate(RejectReason.TimeInvalid, column));

    public static CellRule ExportTime() => Fixed("") with { Otherwise = context => TimeText.Format(context.ExportedAt) };

    private static Rejection NoDate(RejectReason reason, string column) => new(
        reason, column, $"'{column}' is no date that we read, or it cannot be told which of its numbers is the month.");
}
