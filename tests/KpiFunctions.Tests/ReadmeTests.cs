using System.Text.Json;
using System.Text.RegularExpressions;
using KpiFunctions.Core.Kpis;
using KpiFunctions.Core.Records;

namespace KpiFunctions.Tests;

/// <summary>What the README says of files, settings, columns and reasons is what there is.</summary>
public sealed partial class ReadmeTests
{
    private static readonly string Root = FindRoot();
    private static readonly string Readme = File.ReadAllText(Path.Combine(Root, "README.md"));

    [Fact]
    public void Every_file_that_it_names_exists()
    {
        var named = NamedPath().Matches(Readme).Select(match => match.Value).Distinct().ToList();

        Assert.NotEmpty(named);
        Assert.All(named, path => Assert.True(Path.Exists(Path.Combine(Root, path)), path));
    }

    [Fact]
    public void Its_settings_are_those_of_the_sample_file()
    {
        using var sample = JsonDocument.Parse(File.ReadAllText(Path.Combine(Root, "local.settings.sample.json")));
        var inFile = sample.RootElement.GetProperty("Values").EnumerateObject().Select(value => SenderName().Replace(value.Name, "${before}__{name}"));

        var described = FirstCells("## Settings", "## Reading");

        Assert.Empty(inFile.Except(described));
        Assert.Empty(described.Except(inFile).Except(["FunctionKeys__{name}", "RetryUnfinishedAfter"]));
    }

    [Fact]
    public void Its_columns_of_table_kpis_are_the_measures_and_the_kpis()
    {
        string[] own = ["scope", "day", "currency", "asOf", "run", "definitions", "apart"];

        var columns = FirstCells("| column | type |", "A measure that was never recorded");

        Assert.Equal(own.Concat(Measures.All.Select(measure => measure.Name)).Concat(KpiCatalog.All.Select(kpi => "kpi_" + kpi.Name)), columns);
    }

    [Fact]
    public void Its_reject_reasons_are_all_there_are()
    {
        var section = Readme[Readme.IndexOf("| reason | meaning |", StringComparison.Ordinal)..Readme.IndexOf("## Settings", StringComparison.Ordinal)];

        Assert.All(Enum.GetValues<RejectReason>(), reason => Assert.Contains($"`{RejectReasons.WireName(reason)}`", section, StringComparison.Ordinal));
    }

    private static List<string> FirstCells(string from, string to)
    {
        var section = Readme[Readme.IndexOf(from, StringComparison.Ordinal)..Readme.IndexOf(to, StringComparison.Ordinal)];
        return [.. FirstCell().Matches(section).Select(match => match.Groups[1].Value)];
    }

    private static string FindRoot()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory.FullName, "KpiFunctions.sln"))) directory = directory.Parent!;
        return directory.FullName;
    }

    [GeneratedRegex(@"(?<=[`(])(src|tests|infra)/[A-Za-z0-9_./-]+(?=[`)])")]
    private static partial Regex NamedPath();

    [GeneratedRegex(@"\A(?<before>Senders|Secrets)__[a-z]+", RegexOptions.ExplicitCapture)]
    private static partial Regex SenderName();

    [GeneratedRegex(@"^\| `([^`]+)` \|", RegexOptions.Multiline)]
    private static partial Regex FirstCell();
}
