using KpiFunctions.Core.Goals;
using KpiFunctions.Tests.Infra;

namespace KpiFunctions.Tests.Goals;

/// <summary>The table of what serves what is published as it is.</summary>
public sealed class ServingTableTests
{
    [Fact]
    public void The_page_on_goals_holds_the_whole_table()
    {
        var rows = ObjectiveTypes.Serving.Select(type => $"| {type.Key} | {string.Join(", ", type.Value.Select(kpi => $"`{kpi}`"))} |");

        Assert.EndsWith("|---|---|\n" + string.Join('\n', rows) + "\n", Repository.Read("docs/goals.md"), StringComparison.Ordinal);
    }
}
