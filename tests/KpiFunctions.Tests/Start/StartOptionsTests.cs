using KpiFunctions.Local.Start;

namespace KpiFunctions.Tests.Start;

public sealed class StartOptionsTests
{
    [Fact]
    public void Without_arguments_everything_starts_with_the_sample_brand()
    {
        var options = StartOptions.Parse([]);

        Assert.True(options.Sample);
        Assert.False(options.ExitAfterLoad);
        Assert.Null(options.Command);
        Assert.Empty(options.Settings);
    }

    [Theory]
    [InlineData("--urls", "http://127.0.0.1:7099")]
    [InlineData("--urls=http://127.0.0.1:7099", null)]
    public void A_value_stands_behind_its_name_or_is_attached_to_it(string first, string? second)
    {
        var options = StartOptions.Parse(second is null ? [first] : [first, second]);

        Assert.Equal([KeyValuePair.Create("Urls", "http://127.0.0.1:7099")], options.Settings);
    }

    [Fact]
    public void Any_other_setting_is_handed_on()
    {
        var options = StartOptions.Parse(["--no-sample", "--ReportingZone=Europe/Berlin", "--exit-after-load"]);

        Assert.False(options.Sample);
        Assert.True(options.ExitAfterLoad);
        Assert.Equal([KeyValuePair.Create("ReportingZone", "Europe/Berlin")], options.Settings);
    }

    [Theory]
    [InlineData("upload", "a.csv")]
    [InlineData("new-secret", "shop")]
    [InlineData("new-key", "dashboard")]
    public void A_command_has_its_subject(string command, string subject)
    {
        var options = StartOptions.Parse([command, subject]);

        Assert.Equal((command, subject), (options.Command, options.Subject));
    }

    [Theory]
    [InlineData("--sampel")]
    [InlineData("upload")]
    [InlineData("--settings")]
    [InlineData("stop")]
    public void What_it_does_not_know_it_refuses_and_shows_the_usage(string argument)
    {
        var refused = Assert.Throws<StartException>(() => StartOptions.Parse([argument]));

        Assert.Contains(argument, refused.Message);
        Assert.Contains(StartOptions.Usage, refused.Message);
    }
}
