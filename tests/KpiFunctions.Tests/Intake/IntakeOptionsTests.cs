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

    [Fact]
    public void A_key_vault_reference_that_nobody_resolved_is_never_a_key()
    {
        const string reference = "@Microsoft.KeyVault(VaultName=kpi;SecretName=a-key-of-ours)";
        room.Options.ClickKey = room.Options.PersonKey = reference;
        room.Options.Senders["shop"] = new SenderOptions { Preset = "stripe", Secret = reference, VerifyToken = reference };
        room.Options.Postbacks["tune"] = new() { Token = reference };

        var problems = Check().Failures!.ToList();

        Assert.Equal(
            ["ClickKey is", "PersonKey is", "Senders:shop:Secrets, number 1, is", "Senders:shop:VerifyToken is", "Postbacks:tune:Token, number 1, is"],
            problems.Select(problem => problem.Split(" an unresolved Key Vault reference:")[0]));
        Assert.DoesNotContain(problems, problem => problem.Contains("a-key-of-ours", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("stripe", "whsec_7", null, null, null, "Senders:shop:Secrets, number 1, is not at least 8 characters.")]
    [InlineData("dub", "whsec_a_secret", "md5", null, null, "Senders:shop:Algorithm is none of: sha1, sha256, sha384, sha512.")]
    [InlineData("dub", "whsec_a_secret", null, "base32", null, "Senders:shop:Encoding is none of: hex, base64.")]
    [InlineData("rebrandly", "a_secret", "sha1", null, null, "Senders:shop: The preset rebrandly has no signature that could be changed.")]
    [InlineData("stripe", "whsec_a_secret", null, null, "a => b", "Senders:shop:Fields:charge.refunded:amount: 'b' is no transform.")]
    public void A_senders_setting_that_does_not_fit_its_preset_is_named(
        string preset, string secrets, string? algorithm, string? encoding, string? rule, string problem)
    {
        var options = new SenderOptions { Preset = preset, Secrets = secrets, Algorithm = algorithm, Encoding = encoding };
        if (rule is not null) options.Fields["charge.refunded"] = new Dictionary<string, string> { ["amount"] = rule };
        room.Options.Senders["shop"] = options;

        Assert.Equal([problem], Check().Failures);
    }

    [Fact]
    public void A_preset_that_does_not_exist_is_named_with_those_that_do()
    {
        room.Options.Senders["shop"].Preset = "myspace";

        Assert.StartsWith("Senders:shop:Preset is none of: standard-webhooks, svix, cloudevents, shopify, stripe,", Assert.Single(Check().Failures!));
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
