using KpiFunctions.Core.Registry;
using Moq;

namespace KpiFunctions.Tests.Intake;

/// <summary>How long a change of the registry takes, and what a registry that does not answer means.</summary>
public sealed class SourcesTests : IDisposable
{
    private static readonly RegistryEntry Entry = new("sources", "net", new Dictionary<string, string>
    {
        ["auth"] = "token",
        ["query"] = "key",
        ["secrets"] = "net",
        ["eventId"] = "id",
        ["eventTime"] = "at",
        ["fields:*:type"] = "click",
    });

    private readonly IntakeRoom room = new();

    public SourcesTests() => room.Options.Secrets["net"] = "a secret of the network";

    public void Dispose() => room.Dispose();

    [Fact]
    public async Task A_change_is_in_force_after_half_a_minute_on_every_instance()
    {
        Assert.Null(await room.Sources.FindAsync("net", default));
        room.SavedSources.Add(Entry);
        room.Clock.Advance(TimeSpan.FromSeconds(29));
        Assert.Null(await room.Sources.FindAsync("net", default));

        room.Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal("net", (await room.Sources.FindAsync("NET", default))!.Name);
    }

    [Fact]
    public async Task A_name_that_nobody_has_costs_no_more_than_one_that_somebody_has()
    {
        for (var i = 0; i < 20; i++) await room.Sources.FindAsync($"nobody-{i}", default);
        await room.Sources.FindAsync("shop", default);

        room.Registry.Verify(registry => registry.ListAsync(RegistryKind.Sources, null, It.IsAny<int>(), It.IsAny<CancellationToken>()), Times.Once);
    }

    [Fact]
    public async Task While_the_registry_does_not_answer_the_last_known_sources_keep_working()
    {
        room.SavedSources.Add(Entry);
        await room.Sources.FindAsync("net", default);
        Break();
        room.Clock.Advance(TimeSpan.FromMinutes(10));

        Assert.NotNull(await room.Sources.FindAsync("net", default));
        Assert.NotNull(await room.Sources.FindAsync("shop", default));
        Assert.Null(await room.Sources.FindAsync("nobody", default));
    }

    [Fact]
    public async Task A_registry_that_was_never_read_is_no_proof_that_a_source_does_not_exist()
    {
        Break();

        Assert.NotNull(await room.Sources.FindAsync("shop", default));
        var fault = await Assert.ThrowsAsync<TimeoutException>(() => room.Sources.FindAsync("net", default));
        Assert.True(StorageFaults.Is(fault, default));
    }

    [Fact]
    public async Task A_source_whose_secret_is_gone_takes_nothing_and_says_so()
    {
        room.Options.Secrets.Clear();
        room.SavedSources.Add(Entry);

        Assert.Null(await room.Sources.FindAsync("net", default));
        Assert.Equal("secrets", Assert.Single(await room.Sources.OfRegistryAsync(default)).Problem!.Field);
    }

    [Fact]
    public async Task A_source_whose_secret_is_an_unresolved_key_vault_reference_takes_nothing_and_says_so()
    {
        room.Options.Secrets["net"] = "@Microsoft.KeyVault(VaultName=kpi;SecretName=net)";
        room.SavedSources.Add(Entry);

        Assert.Null(await room.Sources.FindAsync("net", default));
        var problem = Assert.Single(await room.Sources.OfRegistryAsync(default)).Problem!;
        Assert.StartsWith("'secrets': secret number 1 is an unresolved Key Vault reference", problem.Text("'secrets'"));
    }

    private void Break() => room.Registry
        .Setup(registry => registry.ListAsync(RegistryKind.Sources, null, It.IsAny<int>(), It.IsAny<CancellationToken>()))
        .ThrowsAsync(new Azure.RequestFailedException(503, "down"));
}
