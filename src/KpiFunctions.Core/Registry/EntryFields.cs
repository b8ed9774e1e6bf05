using System.Globalization;

namespace KpiFunctions.Core.Registry;

/// <summary>Reads an entry's fields as what they mean, and remembers everything that is wrong with them. Absent fields are null and no problem.</summary>
internal sealed class EntryFields(IReadOnlyDictionary<string, string> fields)
{
    private readonly List<FieldProblem> problems = [];

    public IReadOnlyList<FieldProblem> Problems => problems;

    public string? this[string name] => fields.TryGetValue(name, out var text) && text.Trim() is { Length: > 0 } trimmed ? trimmed : null;

    public void Fail(string field, string detail) => problems.Add(new FieldProblem(field, detail));

    public string? Required(string name)
    {
        if (this[name] is { } text) return text;
        Fail(name, $"'{name}' is missing.");
        return null;
    }

    public DateOnly? Day(string name)
    {
        if (this[name] is not { } text) return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
        Fail(name, $"'{name}' is no day written yyyy-MM-dd.");
        return null;
    }

    public double? Number(string name, double least, double most)
    {
        if (this[name] is not { } text) return null;
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most) return number;
        Fail(name, string.Create(CultureInfo.InvariantCulture, $"'{name}' is no number from {least} to {most}."));
        return null;
    }

    /// <returns>The index of the name, null when absent or none of them.</returns>
    public int? OneOf(string name, IReadOnlyList<string> names)
    {
        if (this[name] is not { } text) return null;
        for (var i = 0; i < names.Count; i++)
            if (names[i] == text)
                return i;
        Fail(name, $"'{name}' is none of: {string.Join(", ", names)}.");
        return null;
    }
}
