using System.Text.RegularExpressions;
using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.Tests.Infra;

/// <summary>Alerts, sign-in and hooks speak of functions, routes and values that exist.</summary>
public sealed partial class OperationsTests
{
    private const string Hooks = "infra/hooks";

    [Fact]
    public void An_alert_counts_functions_that_exist()
    {
        var asked = OperationNames().Matches(Repository.Read("infra/alerts.bicep")).SelectMany(match => Quoted().Matches(match.Value)).Select(match => match.Groups[1].Value);

        Assert.Equal(["ImportCsv", "PutMessage", "ReconcileImports", "ReplayImport", "ReportHealth"], asked.Order(StringComparer.Ordinal));
        // The queue service's own word; the others are functions.
        Assert.Subset(Functions.Names.Append("PutMessage").ToHashSet(), asked.ToHashSet());
    }

    [Fact]
    public void The_poison_alert_reads_logs_that_are_turned_on()
    {
        Assert.Contains("StorageQueueLogs", Repository.Read("infra/alerts.bicep"), StringComparison.Ordinal);
        Assert.Contains("logs: [{ category: 'StorageWrite', enabled: true }]", Repository.Read("infra/diagnostics.bicep"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_health_test_asks_a_route_that_needs_no_key() =>
        Assert.Contains(Functions.Routes, route => route is { Route: "health", Methods: "GET", Access: AuthorizationLevel.Anonymous });

    [Fact]
    public void Sign_in_leaves_out_senders_and_visitors_and_nobody_else()
    {
        var excluded = ExcludedPaths().Match(Repository.Read("infra/signin.bicep")).Groups[1].Value.Split(',').Select(path => path.Trim(' ', '\'')).ToList();
        bool IsExcluded(HttpRoute route) => excluded.Any(path => path == $"/{route.Route}" || (path.EndsWith('*') && $"/{route.Route}".StartsWith(path[..^1], StringComparison.Ordinal)));

        var withKey = Functions.Routes.Where(route => route.Access == AuthorizationLevel.Function && IsExcluded(route)).Select(route => route.Route);
        var withoutKey = Functions.Routes.Where(route => route.Access == AuthorizationLevel.Anonymous && !IsExcluded(route)).Select(route => route.Route);

        // Behind their key alone, because they lie beside what senders ask.
        Assert.Equal(["events", "webhooks/{source}/deliveries", "webhooks/{source}/preview"], withKey.Order(StringComparer.Ordinal));
        Assert.Equal(["dashboard/{*path}", "openapi.json"], withoutKey.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_hook_of_azd_exists_and_reads_what_main_gives_out()
    {
        var hooks = HookPath().Matches(Repository.Read("azure.yaml")).Select(match => match.Groups[1].Value).ToList();
        var given = BicepFile.Of("main.bicep").Each("output").Select(output => output.Name).Append("Flavour");

        Assert.Equal(Directory.GetFiles(Repository.PathOf(Hooks)).Select(path => $"{Hooks}/{Path.GetFileName(path)}").Order(), hooks.Order());
        Assert.Empty(hooks.SelectMany(hook => Variable().Matches(Repository.Read(hook))).Select(match => match.Groups[1].Value).Except(given));
    }

    [GeneratedRegex("OperationName (?:==|!=|in) (?:\"[A-Za-z]+\"(?= and| \\|| or)|\\([^)]+\\))")]
    private static partial Regex OperationNames();

    [GeneratedRegex("\"([A-Za-z]+)\"")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"excludedPaths: \[([^\]]+)\]")]
    private static partial Regex ExcludedPaths();

    [GeneratedRegex(@"run: (\S+)")]
    private static partial Regex HookPath();

    [GeneratedRegex(@"\$\{?([A-Z][A-Za-z_]+)")]
    private static partial Regex Variable();
}
