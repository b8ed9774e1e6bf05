using KpiFunctions.Attribution;
using KpiFunctions.Core.Kpis;
using Microsoft.AspNetCore.Http;

namespace KpiFunctions.Tests.Attribution;

public sealed class AttributionRequestTests
{
    [Theory]
    [InlineData("from=2026-05-32", "from")]
    [InlineData("from=2026-05-02&to=2026-05-01", "from")]
    [InlineData("from=2020-01-01&to=2026-05-01", "from")]
    [InlineData("to=yesterday", "to")]
    [InlineData("by=colour", "by")]
    [InlineData("models=last,best", "models")]
    [InlineData("stage=trial", "stage")]
    [InlineData("lookbackDays=0", "lookbackDays")]
    [InlineData("lookbackDays=1.5", "lookbackDays")]
    [InlineData("halfLifeDays=0", "halfLifeDays")]
    [InlineData("halfLifeDays=-1", "halfLifeDays")]
    public void A_wrong_parameter_is_refused_by_name(string query, string field) => Assert.Equal(field, Read(query).Bad?.Name);

    [Fact]
    public void Without_parameters_the_settings_hold_for_the_last_thirty_days()
    {
        var request = Read("").Request!;

        Assert.Equal((new DateOnly(2026, 5, 3), new DateOnly(2026, 6, 1), Dimension.Influencer, "purchase"), (request.Range.From, request.Range.To, request.By, request.Stage));
        Assert.Equal((21, 7, 9), (request.Lookback.Days, request.Lookback.OfPlatform["tiktok"], request.Models.Count));
        Assert.Equal(TimeSpan.FromDays(3), request.Options.HalfLife);
    }

    [Fact]
    public void A_window_that_is_asked_for_holds_for_every_platform() => Assert.Empty(Read("lookbackDays=90").Request!.Lookback.OfPlatform);

    [Fact]
    public void The_first_days_of_the_calendar_have_no_days_before_them() => Assert.Equal(DateOnly.MinValue, Read("to=0001-01-01").Request!.Range.From);

    private static (AttributionRequest? Request, KpiFunctions.Reading.BadParameter? Bad) Read(string query) => AttributionRequest.Read(
        new DefaultHttpContext { Request = { QueryString = new("?" + query) } }.Request, new DateOnly(2026, 6, 1),
        new AttributionOptions { LookbackDays = 21, LookbackDaysOf = { ["tiktok"] = 7 }, HalfLifeDays = 3 });

    [Fact]
    public void Settings_that_make_no_sense_stop_the_start()
    {
        var check = new ValidateAttributionOptions();

        Assert.True(check.Validate(null, new AttributionOptions()).Succeeded);
        Assert.True(check.Validate(null, new AttributionOptions { LookbackDays = 0 }).Failed);
        Assert.True(check.Validate(null, new AttributionOptions { LookbackDaysOf = { ["tiktok"] = 400 } }).Failed);
        Assert.True(check.Validate(null, new AttributionOptions { HalfLifeDays = double.NaN }).Failed);
        Assert.True(check.Validate(null, new AttributionOptions { MinimumConversions = 0 }).Failed);
    }
}
