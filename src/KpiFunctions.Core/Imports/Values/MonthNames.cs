using System.Collections.Frozen;

namespace KpiFunctions.Core.Imports;

/// <summary>Months in the languages that exports were seen in, whole and short. A name that means different months in two of them is not here.</summary>
internal static class MonthNames
{
    private static readonly string[] Lists =
    [
        "january february march april may june july august september october november december",
        "jan feb mar apr may jun jul aug sep oct nov dec",
        "januar februar märz april mai juni juli august september oktober november dezember",
        "jän feb mär apr mai jun jul aug sept okt nov dez",
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
        "janv févr mars avr mai juin juil août sept oct nov déc",
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
        "ene feb mar abr may jun jul ago sept oct nov dic",
        "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
        "jan fev mar abr mai jun jul ago set out nov dez",
        "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
        "gen feb mar apr mag giu lug ago set ott nov dic",
    ];

    private static readonly FrozenDictionary<string, int> Numbers = Lists
        .SelectMany(list => list.Split(' ').Select((name, index) => (name, month: index + 1)))
        .DistinctBy(each => each.name)
        .ToFrozenDictionary(each => each.name, each => each.month, StringComparer.OrdinalIgnoreCase);

    /// <returns>1 to 12; null for no known month.</returns>
    public static int? Find(string name) => Numbers.TryGetValue(name, out var month) ? month : null;
}
