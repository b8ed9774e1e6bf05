using KpiFunctions.Core.Clicks;

namespace KpiFunctions.Core.Tests.Clicks;

public sealed class ClickClassifierTests
{
    private const string Chrome = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/145.0.0.0 Safari/537.36";

    public static TheoryData<string, string> Agents
    {
        get
        {
            var (agents, expected) = (new TheoryData<string, string>(), "");
            foreach (var line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Clicks", "user-agents.txt")).Where(line => line.Length > 0 && line[0] != '#'))
            {
                if (line[0] == '[') expected = line.Trim('[', ']');
                else agents.Add(expected, line);
            }
            return agents;
        }
    }

    [Theory]
    [MemberData(nameof(Agents))]
    public void An_agent_of_the_list_is_what_the_list_says(string expected, string userAgent) => Assert.Equal(expected, Classify(userAgent));

    [Fact]
    public void The_list_is_long_enough_to_mean_something()
    {
        var expected = Agents.Select(row => (string)row[0]).ToLookup(each => each);

        Assert.True(expected[ClickClasses.Human].Count() >= 60);
        Assert.True(expected[ClickClasses.Bot].Count() + expected[ClickClasses.Preview].Count() >= 60);
    }

    [Theory]
    [InlineData("datacenter", ClickClasses.Suspect)]
    [InlineData("Hosting; AS16509", ClickClasses.Suspect)]
    [InlineData("residential", ClickClasses.Human)]
    public void A_front_end_may_say_that_a_browser_is_in_a_data_centre(string network, string expected) => Assert.Equal(
        expected, ClickClassifier.Classify("GET", name => name switch { "User-Agent" => Chrome, ClickClassifier.NetworkHeader => network, _ => null }));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    public void Nothing_at_all_is_suspect(string? userAgent) => Assert.Equal(ClickClasses.Suspect, Classify(userAgent));

    [Theory]
    [InlineData("Sec-Purpose", "prefetch", ClickClasses.Prefetch)]
    [InlineData("Sec-Purpose", "prefetch;prerender", ClickClasses.Prefetch)]
    [InlineData("Purpose", "Prefetch", ClickClasses.Prefetch)]
    [InlineData("X-Moz", "prefetch", ClickClasses.Prefetch)]
    [InlineData("X-Purpose", "instant", ClickClasses.Prefetch)]
    [InlineData("X-Purpose", "preview", ClickClasses.Preview)]
    [InlineData("Purpose", "visit", ClickClasses.Human)]
    public void A_browser_that_loads_ahead_says_so(string header, string value, string expected) =>
        Assert.Equal(expected, ClickClassifier.Classify("GET", name => name == "User-Agent" ? Chrome : name == header ? value : null));

    [Fact]
    public void HEAD_only_looks_where_a_link_leads() =>
        Assert.Equal(ClickClasses.Preview, ClickClassifier.Classify("HEAD", name => name == "User-Agent" ? Chrome : null));

    private static string Classify(string? userAgent) => ClickClassifier.Classify("GET", name => name == "User-Agent" ? userAgent : null);
}
