using KpiFunctions.Intake;

namespace KpiFunctions.Tests.Intake;

public sealed class IntakeOptionsTests : IDisposable
{
    private readonly IntakeRoom room = new();

    public void Dispose() => room.Dispose();

    [Fact]
    public void Good_settings_pass() => Assert.True(Check().Succeeded);

    [Fact]
    public void A_missing_key_is_named()
    {
        room.Options.ClickKey = "";
        room.Options.PersonKey = "short";

        Assert.Equal(
            ["ClickKey is missing or shorter than 32 characters.", "PersonKey is missing or shorter than 32 characters."], Check().Failures);
    }

    [Fact]
    public void A_bad_secret_is_named_by_its_number_and_not_shown()
    {
        room.Options.Senders["shop"].Secrets += ", whsec_secret";

        Assert.Equal(["Senders:shop:Secrets, number 2, is not 24 to 64 bytes in base64."], Check().Failures);
    }

    [Fact]
    public void A_sender_without_secrets_is_named()
    {
        room.Options.Senders["shop"].Secrets = " , ";

        Assert.Equal(["Senders:shop:Secrets is missing."], Check().Failures);
    }

    [Theory]
    [InlineData(1023)]
    [InlineData(100_000_000)]
    public void A_body_limit_out_of_bounds_is_named(int bytes)
    {
        room.Options.MaxBodyBytes = bytes;

        Assert.StartsWith($"MaxBodyBytes is {bytes};", Assert.Single(Check().Failures!));
    }

    private Microsoft.Extensions.Options.ValidateOptionsResult Check() => new IntakeOptionsCheck().Validate(null, room.Options);
}
