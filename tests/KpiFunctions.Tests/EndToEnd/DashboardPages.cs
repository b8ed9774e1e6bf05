using System.Text.RegularExpressions;
using KpiFunctions.Tests.Infra;

namespace KpiFunctions.Tests.EndToEnd;

/// <summary>The pages of the dashboard by title, and the sources that each is made of.</summary>
internal static partial class DashboardPages
{
    private const string Sources = "src/KpiFunctions.Dashboard/page/src";

    public static IReadOnlyDictionary<string, string> All { get; } = Entries().Matches(Repository.Read($"{Sources}/shell/pages.ts"))
        .ToDictionary(page => page.Groups["title"].Value, page => string.Join('\n', Closure($"{Sources}/shell/pages.ts", page.Groups["file"].Value, []).Values));

    /// <summary>Whether a source of the page asks for the route.</summary>
    /// <param name="route">As openapi.json names it: /influencers/{influencer}/scorecard.</param>
    public static bool Asks(string title, string route) =>
        Regex.IsMatch(All[title], $"[`']{Parameters().Replace(Regex.Escape(route), @"\$\{[^}]+\}")}[`'?]");

    private static Dictionary<string, string> Closure(string from, string import, Dictionary<string, string> found)
    {
        var path = Path.GetRelativePath("/", Path.GetFullPath(Path.Combine("/", Path.GetDirectoryName(from)!, import))).Replace('\\', '/');
        var file = new[] { $"{path}.tsx", $"{path}.ts" }.FirstOrDefault(name => File.Exists(Path.Combine(Repository.Root, name)));
        if (file is null || found.ContainsKey(file)) return found;
        found[file] = Repository.Read(file);
        foreach (Match other in Imports().Matches(found[file])) Closure(file, other.Groups["file"].Value, found);
        return found;
    }

    [GeneratedRegex(@"title: '(?<title>[^']+)'.*import\('(?<file>[^']+)'\)")]
    private static partial Regex Entries();

    [GeneratedRegex(@"from '(?<file>\.[^']+)'")]
    private static partial Regex Imports();

    [GeneratedRegex(@"\\\{[^}]+}")]
    private static partial Regex Parameters();
}
