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
        var days = Day(entry["to"] ?? entry["from"]!).DayNumber - Day(entry["from"]!).DayNumber + 1;
        if (days < 1) problems.Add(new("to", "'to' is before 'from'."));
        if (days > MostDays) problems.Add(new("to", $"The cost is for more than {MostDays} days."));
        return problems;
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
