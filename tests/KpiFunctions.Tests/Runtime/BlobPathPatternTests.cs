using KpiFunctions.Local.FunctionsRuntime;
using KpiFunctions.Local.FunctionsRuntime.Blobs;

namespace KpiFunctions.Tests.Runtime;

public sealed class BlobPathPatternTests
{
    [Theory]
    [InlineData("imports/{name}", "a/b/c.csv", "name=a/b/c.csv")]
    [InlineData("imports/{shop}/{name}.csv", "one/2026/x.csv", "shop=one name=2026/x")]
    [InlineData("imports/{shop}/{name}.csv", "one/x.tsv", null)]
    [InlineData("imports/in/{name}", "out/x", null)]
    [InlineData("imports/a.b/{name}", "aXb/x", null)]
    [InlineData("imports", "x/y", "name=x/y")]
    [InlineData("imports/fixed.csv", "fixed.csv", "")]
    public void Pattern_binds_the_parts_of_a_name(string path, string blob, string? expected)
    {
        var parts = BlobPathPattern.Parse(path).Match(blob);

        Assert.Equal(expected, parts is null ? null : string.Join(' ', parts.Select(part => $"{part.Key}={part.Value}")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("/{name}")]
    [InlineData("imports/")]
    [InlineData("{container}/{name}")]
    [InlineData("imports/{na me}")]
    [InlineData("imports/{name")]
    public void Bad_path_is_refused(string path)
    {
        Assert.Throws<ConfigurationException>(() => BlobPathPattern.Parse(path));
    }
}
