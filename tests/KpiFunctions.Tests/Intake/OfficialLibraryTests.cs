using System.Diagnostics;
using System.Reflection;
using System.Text;
using System.Text.Json;
using KpiFunctions.Intake;
using KpiFunctions.Storage.Log;

namespace KpiFunctions.Tests.Intake;

/// <summary>What the senders' own libraries sign is taken.</summary>
public sealed class OfficialLibraryTests : IDisposable
{
    private const string StripeSecret = "whsec_stripe_test_secret";
    private readonly IntakeRoom room = new IntakeRoom().LogAnswers(AppendOutcome.Stored);

    public OfficialLibraryTests() => room.Options.Senders["stripe"] = new SenderOptions { Preset = "stripe", Secret = StripeSecret };

    public void Dispose() => room.Dispose();

    [Theory]
    [InlineData("standardwebhooks", "shop", """{"type":"conversion","timestamp":"2026-03-01T11:59:00Z","data":{"orderId":"1001","note":null,"amount":"49.90","currency":"EUR"}}""")]
    [InlineData(
        "stripe", "stripe",
        """{"type":"checkout.session.completed","created":1772366340,"data":{"object":{"id":"1001","mode":"payment","payment_status":"paid","amount_total":4990,"currency":"eur","metadata":{"note":"Grüße"}}}}""")]
    public async Task A_delivery_that_the_official_library_signed_is_stored(string library, string source, string body)
    {
        var secret = source == "shop" ? IntakeRoom.Secret : StripeSecret;
        var headers = await SignAsync(new { library, secret, body, id = "msg_1", seconds = IntakeRoom.Now.ToUnixTimeSeconds() });
        var http = IntakeRoom.Request("POST", Encoding.UTF8.GetBytes(body), headers);

        var answer = await Answer.OfAsync(room.ReceiveWebhook.Run(http.Request, source), http);

        Assert.Equal(200, answer.Status);
        Assert.Equal(("1001", 4990L), (Assert.Single(room.Stored).Id, room.Stored[0].Amount!.Value.Minor));
    }

    private static async Task<(string, string)[]> SignAsync(object delivery)
    {
        var folder = typeof(OfficialLibraryTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(each => each.Key == "OfficialLibraries").Value!;
        var start = new ProcessStartInfo("node", ["sign.mjs"]) { WorkingDirectory = folder, RedirectStandardInput = true, RedirectStandardOutput = true };
        using var node = Process.Start(start)!;
        await node.StandardInput.WriteAsync(JsonSerializer.Serialize(delivery));
        node.StandardInput.Close();
        var headers = await node.StandardOutput.ReadToEndAsync();
        await node.WaitForExitAsync();
        return [.. JsonSerializer.Deserialize<Dictionary<string, string>>(headers)!.Select(each => (each.Key, each.Value))];
    }
}
