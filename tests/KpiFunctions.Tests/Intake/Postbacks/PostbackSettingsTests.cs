using KpiFunctions.Core.Records;
using KpiFunctions.Core.Webhooks;
using KpiFunctions.Intake;
using KpiFunctions.Intake.Postbacks;
using KpiFunctions.Storage.Rejects;

namespace KpiFunctions.Tests.Intake.Postbacks;

public sealed class PostbackSettingsTests : IDisposable
{
    private readonly IntakeRoom room = new();

    public void Dispose() => room.Dispose();

    [Fact]
    public void A_name_and_a_token_are_enough_where_the_name_is_a_networks()
    {
        var sender = PostbackSettings.Read("everflow", new PostbackOptions { Token = "a_token_1" });

        Assert.Equal(("everflow", "everflow", "everflow"), (sender.Name, sender.Namespace, sender.Network.Name));
    }

    [Theory]
    [InlineData("myspace", "", "a_token_1", "Postbacks:myspace:Network is none of: voluum, redtrack, everflow, tune, impact, appsflyer, clickbank, generic.")]
    [InlineData("a", "tune", "", "Postbacks:a:Token is missing.")]
    [InlineData("a", "tune", "short", "Postbacks:a:Token, number 1, is not at least 8 characters.")]
    [InlineData("clickbank", "", "", "Postbacks:clickbank:Token is missing.")]
    public void What_is_wrong_with_network_or_token_is_named(string name, string network, string token, string problem) =>
        Assert.Equal([problem], Problems(name, new PostbackOptions { Network = network, Token = token }));

    [Fact]
    public void Every_other_setting_that_is_wrong_is_named()
    {
        var options = new PostbackOptions { Token = "a_token_1", Currency = "XYZ", Zone = "Mars/Phobos", Stage = "demo" };
        options.Stages["3"] = "trial";
        options.States["9"] = "maybe";
        options.Fields["amount"] = "a => b";

        Assert.Equal(
            [
                "Postbacks:tune:Currency is no circulating currency of ISO 4217.",
                "Postbacks:tune:Zone is no IANA time zone.",
                "Postbacks:tune:Stage is none of: signup, lead, purchase.",
                "Postbacks:tune:Stages:3 is none of: signup, lead, purchase, none.",
                "Postbacks:tune:States:9 is none of: approved, pending, reversed, ignored.",
                "Postbacks:tune:Fields: 'b' is no transform.",
            ],
            Problems("tune", options));
    }

    [Fact]
    public void A_sealed_body_cannot_do_without_its_secret() => Assert.Equal(
        ["Postbacks:clickbank:TokenOptional: what clickbank posts is sealed with the secret.", "Postbacks:clickbank:Token is missing."],
        Problems("clickbank", new PostbackOptions { TokenOptional = true }));

    [Fact]
    public async Task A_kept_postback_and_a_kept_page_conversion_are_read_again_by_the_settings_of_today()
    {
        room.Options.Postbacks["tune"] = new PostbackOptions { Token = "a_token_1", Stages = { ["3"] = "lead" } };
        var click = room.ClickIds.Issue(new("lena-1", IntakeRoom.Now, "person"), 7);

        var postback = Assert.Single(await ReadAgainAsync("postback:TUNE", """{"transaction_id":"c","goal_id":"3"}"""));
        var page = Assert.Single(await ReadAgainAsync("pages", $$"""{"stage":"lead","clickId":"{{click}}"}"""));

        Assert.Equal(("lead", "postback:tune", IntakeRoom.Now), (postback.Record!.Stage, postback.Record.Source, postback.Record.ReceivedAt));
        Assert.Equal(("lead", "pages", RecordType.Conversion), (page.Record!.Stage, page.Record.Source, page.Record.Type));
        Assert.Null(await room.Doors.FindAsync("postback:nobody", default));
    }

    private async Task<IReadOnlyList<RecordOutcome>> ReadAgainAsync(string source, string raw) =>
        (await room.Doors.FindAsync(source, default))!.Read(raw, Delivery.Of(IntakeRoom.Now, []));

    [Fact]
    public void Nobodys_token_is_never_accepted()
    {
        var senders = new PostbackSenders(room.Options);

        Assert.Equal(WebhookOutcome.HeaderMissing, senders.Open(null, new WebhookRequest([], [], default)).Outcome);
        Assert.Equal(WebhookOutcome.SignatureWrong, senders.Open(null, new WebhookRequest([], [new("token", "a_token_1")], default)).Outcome);
    }

    private List<string> Problems(string name, PostbackOptions options)
    {
        room.Options.Postbacks[name] = options;
        return [.. new IntakeOptionsCheck().Validate(null, room.Options).Failures ?? []];
    }
}
