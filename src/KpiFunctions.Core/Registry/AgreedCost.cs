using System.Globalization;
using KpiFunctions.Core.Money;

namespace KpiFunctions.Core.Registry;

/// <summary>What an entry of kind <c>costs</c> must say so that it can be booked.</summary>
internal static class AgreedCost
{
    private const int MostDays = 366;

    public static IReadOnlyList<FieldProblem> Check(RegistryEntry entry)
    {
        var problems = new List<FieldProblem>();
        if (!MoneyText.TryParse(entry["amount"]!, entry["currency"]!, out _)) problems.Add(new("amount", $"'amount' is no amount of {entry["currency"]}: it has too many decimals, or is too large."));
        if (entry["allocation"] == "posting" && entry["post"] is null) problems.Add(new("post", "A cost that is allocated to the posting day names its 'post'."));
        problems.AddRange(entry["from"] is { } from ? Span(entry, from) : WithoutSpan(entry));
        return problems;
    }

    private static IEnumerable<FieldProblem> Span(RegistryEntry entry, string from)
    {
        var days = Day(entry["to"] ?? from).DayNumber - Day(from).DayNumber + 1;
        if (days < 1) yield return new("to", "'to' is before 'from'.");
        if (days > MostDays) yield return new("to", $"The cost is for more than {MostDays} days.");
        if (entry["allocation"] == "impressions" && entry["to"] is null) yield return new("to", "A cost that is allocated by impressions says until which day: 'to'.");
    }

    // The day of its post stands for 'from'; it is not known here, so nothing can be counted from it.
    private static IEnumerable<FieldProblem> WithoutSpan(RegistryEntry entry)
    {
        if (entry["post"] is null) yield return new("from", "A cost says on which day it is booked ('from'), or names the 'post' on whose posting day.");
        else if (entry["to"] is not null || entry["allocation"] is "flat" or "impressions") yield return new("from", "A cost that is for several days says from which: 'from'.");
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
