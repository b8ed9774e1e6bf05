using KpiFunctions.Access;

namespace KpiFunctions.Tests.Infra;

/// <summary>Who may call what is written down in one file, so that a change of it is seen.</summary>
public sealed class RoutesTests
{
    private const string File = "tests/KpiFunctions.Tests/Infra/routes.txt";

    [Fact]
    public void Routes_methods_and_access_levels_are_those_of_the_file()
    {
        var written = Repository.Read(File).Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#').Select(Normal);

        var actual = Functions.Routes.Select(route => $"{route.Access} {route.Methods} /{route.Route} {route.Function}");

        Assert.True(
            written.Order(StringComparer.Ordinal).SequenceEqual(actual.Order(StringComparer.Ordinal)),
            $"{File} and the code differ.\nOnly in the code:\n{Lines(actual.Except(written))}\nOnly in the file:\n{Lines(written.Except(actual))}");
    }

    [Fact]
    public void Calls_of_the_routes_that_ask_for_no_key_are_counted_by_address_or_sender()
    {
        bool IsCountedElse(string route) => route.StartsWith("health", StringComparison.Ordinal) || route.StartsWith("webhooks/{", StringComparison.Ordinal) || route.StartsWith("postbacks/{", StringComparison.Ordinal);

        Assert.All(Functions.Routes.Where(route => !IsCountedElse(route.Route)), route => Assert.Equal((route.Route, $"{route.Access}" == "Anonymous"), (route.Route, CallRates.IsOpen($"/{route.Route}"))));
    }

    private static string Normal(string line) => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private static string Lines(IEnumerable<string> lines) => string.Join('\n', lines.Order(StringComparer.Ordinal));
}
