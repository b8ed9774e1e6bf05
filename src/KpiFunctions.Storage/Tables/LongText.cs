using System.Globalization;
using Azure.Data.Tables;

namespace KpiFunctions.Storage.Tables;

/// <summary>A text that may be longer than one property: "name", "name1", "name2" …, each up to 32,768 UTF-16 characters.</summary>
internal static class LongText
{
    private const int MaxParts = 12;

    /// <summary>Leaves room in the entity for its other properties.</summary>
    public const int MaxChars = MaxParts * TableRules.MaxTextChars;

    /// <exception cref="ArgumentException">The text is longer than <see cref="MaxChars"/>.</exception>
    public static void Put(TableEntity entity, string name, string text)
    {
        if (text.Length > MaxChars) throw new ArgumentException($"'{name}' has {text.Length} characters; {MaxChars} are allowed.");
        for (var part = 0; part == 0 || part * TableRules.MaxTextChars < text.Length; part++)
        {
            var start = part * TableRules.MaxTextChars;
            entity[Name(name, part)] = text.Substring(start, Math.Min(TableRules.MaxTextChars, text.Length - start));
        }
    }

    public static string? Get(TableEntity entity, string name)
    {
        if (entity.GetString(name) is not { } text) return null;
        for (var part = 1; part < MaxParts && entity.TryGetValue(Name(name, part), out var more); part++) text += (string)more;
        return text;
    }

    private static string Name(string name, int part) => part == 0 ? name : name + part.ToString(CultureInfo.InvariantCulture);
}
