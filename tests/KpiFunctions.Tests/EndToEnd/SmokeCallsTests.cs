using System.Diagnostics;
using KpiFunctions.Tests.Azurite;
using KpiFunctions.Tests.Infra;

namespace KpiFunctions.Tests.EndToEnd;

/// <summary>What the smoke test asks of the Functions host is asked of the local runtime.</summary>
[Collection(EndToEndCollection.Name)]
public sealed class SmokeCallsTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    [Fact]
    public async Task The_doors_that_the_smoke_test_tries_open_and_three_orders_come_out()
    {
        var setUp = new AppUnderTest(azurite.ConnectionString, "UTC", "EUR");
        await using var app = await RunningApp.StartAsync(setUp);

        var (code, said) = await CallAsync(app.Http.BaseAddress!, setUp);

        Assert.True(code == 0, $"{said}\n{app.Log}");
        Assert.EndsWith("three orders of one campaign.", said.TrimEnd(), StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Said)> CallAsync(Uri address, AppUnderTest setUp)
    {
        var start = new ProcessStartInfo("node", [Repository.PathOf("infra/smoke-calls.mjs"), $"{address}"]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["AzureWebJobsStorage"] = setUp.Storage;
        start.Environment["SENDER_SECRET"] = setUp.SenderSecret;
        using var node = Process.Start(start)!;
        var (output, error) = (node.StandardOutput.ReadToEndAsync(), node.StandardError.ReadToEndAsync());
        await node.WaitForExitAsync();
        return (node.ExitCode, await error + await output);
    }
}
