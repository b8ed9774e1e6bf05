using System.Text.Json;
using System.Text.RegularExpressions;

namespace KpiFunctions.Tests.Infra;

/// <summary>What can be checked of infra/ without Bicep: that it is closed, that every name leads somewhere, that modules get what they ask for.</summary>
public sealed partial class BicepTests
{
    public static TheoryData<string> Files => [.. BicepFile.All.Select(file => file.Name)];

    [Theory]
    [InlineData("var a = [1", "Line 1: '[' is not closed.")]
    [InlineData("var a = {\n  b: 'c\n}", "Line 2: a text is not closed.")]
    [InlineData("var a = (1]", "Line 1: ']' closes nothing.")]
    public void What_is_not_closed_is_found(string text, string problem)
    {
        var wrong = Assert.Throws<FormatException>(() => BicepFile.Parse("a.bicep", text));

        Assert.Equal(problem, wrong.Message);
    }

    [Fact]
    public void A_name_that_is_declared_nowhere_or_used_nowhere_is_found()
    {
        var file = BicepFile.Parse("a.bicep", "param a string\nvar b = '${c}-x'\nvar d = tkae(b, 3)\noutput o string = d\n");

        Assert.Equal(["a.bicep line 2: c", "a.bicep line 3: tkae"], BicepReferences.Unknown(file));
        Assert.Equal(["a.bicep: a"], BicepReferences.Unused(file));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_name_leads_somewhere_and_every_parameter_is_used(string name)
    {
        var file = BicepFile.Of(name);

        Assert.Empty(BicepReferences.Unknown(file));
        Assert.Empty(BicepReferences.Unused(file));
    }

    [Fact]
    public void Every_file_is_a_module_of_main_or_deployed_by_a_hook()
    {
        var modules = BicepFile.Of("main.bicep").Each("module").Select(module => module.Type!);
        var byHook = BicepFile.All.Select(file => file.Name).Where(Repository.Read("infra/hooks/connect-inbox.sh").Contains);

        Assert.Equal(BicepFile.All.Select(file => file.Name).Except(["main.bicep"]), modules.Concat(byHook).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_module_is_given_what_it_asks_for_and_nothing_else()
    {
        foreach (var module in BicepFile.Of("main.bicep").Each("module"))
        {
            var asked = BicepFile.Of(module.Type!).Each("param").ToList();

            var given = Given(module.Body);

            Assert.Empty(given.Except(asked.Select(param => param.Name)));
            Assert.Empty(asked.Where(param => param.Body.Count == 0).Select(param => $"{module.Name}: {param.Name}").Except(given.Select(name => $"{module.Name}: {name}")));
        }
    }

    [Fact]
    public void Every_output_of_a_module_that_main_reads_exists()
    {
        var main = BicepFile.Of("main.bicep");
        var tokens = main.Tokens.SelectMany(token => token.WithHoles()).Where(token => !token.Is("!")).ToList();

        var read = Enumerable.Range(0, tokens.Count - 4).Where(i => tokens[i + 2].IsName("outputs"))
            .Select(i => (Module: main.Find(tokens[i].Value), Output: tokens[i + 4].Value)).ToList();

        Assert.NotEmpty(read);
        Assert.All(read, each => Assert.Contains(each.Output, BicepFile.Of(each.Module.Type!).Each("output").Select(output => output.Name)));
    }

    [Fact]
    public void A_resource_type_has_one_version_everywhere()
    {
        var types = BicepFile.All.SelectMany(file => file.Each("resource")).Select(resource => resource.Type!).Where(type => type.Contains('.', StringComparison.Ordinal)).ToList();

        Assert.All(types, type => Assert.Matches(TypeAndVersion(), type));
        Assert.All(types.Distinct().GroupBy(type => type.Split('@')[0]), versions => Assert.Single(versions));
    }

    [Fact]
    public void The_parameter_file_names_parameters_and_gives_those_without_default()
    {
        using var file = JsonDocument.Parse(Repository.Read("infra/main.parameters.json"));
        var given = file.RootElement.GetProperty("parameters").EnumerateObject().Select(each => each.Name).ToList();
        var asked = BicepFile.Of("main.bicep").Each("param").ToList();

        Assert.Empty(given.Except(asked.Select(param => param.Name)));
        Assert.Empty(asked.Where(param => param.Body.Count == 0).Select(param => param.Name).Except(given));
    }

    [Fact]
    public void Every_parameter_is_documented()
    {
        var described = FirstCell().Matches(Repository.Read("infra/README.md")).Select(match => match.Groups[1].Value);

        Assert.Empty(BicepFile.Of("main.bicep").Each("param").Select(param => param.Name).Except(described));
    }

    private static List<string> Given(IReadOnlyList<BicepToken> module)
    {
        var start = module.ToList().FindIndex(token => token.IsName("params"));
        var (names, depth) = (new List<string>(), 0);
        for (var i = start + 2; i < module.Count && (depth > 0 || i == start + 2); i++)
        {
            if (module[i].Is("{") || module[i].Is("(")) depth++;
            if (module[i].Is("}") || module[i].Is(")")) depth--;
            if (depth == 1 && module[i].Is(":") && (module[i - 2].Kind == BicepTokenKind.LineEnd || module[i - 2].Is("{") || module[i - 2].Is(","))) names.Add(module[i - 1].Value);
        }
        return names;
    }

    [GeneratedRegex(@"^Microsoft\.[A-Za-z]+(/[A-Za-z]+)+@20\d\d-\d\d-\d\d(-preview)?$")]
    private static partial Regex TypeAndVersion();

    [GeneratedRegex(@"^\| `([^`]+)` \|", RegexOptions.Multiline)]
    private static partial Regex FirstCell();
}
