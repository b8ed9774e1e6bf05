using System.Globalization;
using System.Text;

namespace KpiFunctions.Core.Conversation;

/// <summary>One spelling for a word: lower case, no apostrophes, plain letters for decorative ones, stretched letters cut to two.</summary>
/// <param name="Shouted">All capitals, at least three letters.</param>
internal readonly record struct WordSpelling(string Text, bool Shouted, bool Stretched)
{
    private const int MathematicalLetters = 0x1D400;
    private const int MathematicalLettersEnd = 0x1D6A4;

    /// <returns>How many characters the word takes that the text begins with; 0 where it begins with something else.</returns>
    public static int LengthOf(ReadOnlySpan<char> rest)
    {
        var length = 0;
        while (length < rest.Length)
        {
            Rune.DecodeFromUtf16(rest[length..], out var rune, out var units);
            if (!Belongs(rune, isFirst: length == 0)) break;
            length += units;
        }
        return length;
    }

    public static WordSpelling Of(ReadOnlySpan<char> word)
    {
        var text = new StringBuilder(word.Length);
        var (letters, capitals, run, stretched) = (0, 0, 0, false);
        Rune last = default;
        foreach (var written in word.EnumerateRunes())
        {
            var rune = Plain(written);
            if (!Rune.IsLetterOrDigit(rune) && !IsMark(rune)) continue;
            if (Rune.IsLetter(rune)) letters++;
            if (Rune.IsUpper(rune)) capitals++;
            var lower = Rune.ToLowerInvariant(rune);
            run = lower == last ? run + 1 : 1;
            last = lower;
            if (run > 2 && Rune.IsLetter(lower)) stretched = true;
            else text.Append(lower.ToString());
        }
        return new WordSpelling(text.ToString(), letters >= 3 && capitals == letters, stretched);
    }

    // Zero-width characters inside a word are how spam hides from word lists; variation selectors are marks of emoji.
    private static bool Belongs(Rune rune, bool isFirst) =>
        Rune.IsLetterOrDigit(rune)
        || (!isFirst && (rune.Value is '\'' or '’' or '`' or '_' or 0x200B or 0x200C or 0xFEFF
            || (rune.Value is not 0xFE0F && IsMark(rune))));

    private static bool IsMark(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    // Bold, script and other alphabets of U+1D400 repeat A-Z a-z every 52 places; fullwidth letters are ASCII moved.
    private static Rune Plain(Rune rune)
    {
        var value = rune.Value;
        if (value is >= 0xFF21 and <= 0xFF5A) return new Rune(value - 0xFF21 + 'A');
        if (value is < MathematicalLetters or >= MathematicalLettersEnd) return rune;
        var place = (value - MathematicalLetters) % 52;
        return new Rune(place < 26 ? 'A' + place : 'a' + place - 26);
    }
}
