using KpiFunctions.Core.Attribution.Models;
using KpiFunctions.Core.Attribution.Sheets;

namespace KpiFunctions.Core.Attribution.Paths;

/// <summary>Adds up a model that looks at one conversion at a time. Each amount is split by itself (<see cref="MoneySplit"/>).</summary>
public static class RuleTable
{
    public static ModelTable Of(CreditModel model, IEnumerable<DealPath> paths, Func<TouchPlace, string> memberOf, ModelOptions options)
    {
        var members = new Dictionary<string, CreditSum>(StringComparer.Ordinal);
        var unattributed = CreditSum.Zero;
        foreach (var path in paths)
        {
            var credit = model.Of(path.Path, options);
            if (credit.Places.Count == 0)
            {
                unattributed = unattributed.Plus(1, path.Net ?? 0);
                continue;
            }
            var parts = MoneySplit.Of(path.Net ?? 0, credit.Weights);
            for (var i = 0; i < parts.Length; i++)
            {
                if (credit.Weights[i] == 0) continue;
                var member = memberOf(credit.Places[i]);
                members[member] = members.GetValueOrDefault(member, CreditSum.Zero).Plus(credit.Weights[i], parts[i]);
            }
        }
        return new ModelTable(members, unattributed);
    }
}
