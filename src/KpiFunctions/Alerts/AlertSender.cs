using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using KpiFunctions.Core.Alerts;
using KpiFunctions.Intake;
using KpiFunctions.Storage.Alerts;
using Microsoft.Extensions.Options;

namespace KpiFunctions.Alerts;

/// <summary>How a try ended. Of a failure the problem in words, which never hold what the receiver answered.</summary>
internal sealed record SendOutcome(bool IsTaken, bool IsGone, string? Problem)
{
    public static readonly SendOutcome Taken = new(true, false, null);

    public static SendOutcome Failed(string problem) => new(false, false, problem);
}

/// <summary>
/// Sends one alert to one target: signed, without redirects or proxy, to a checked address (<see cref="CheckedConnection"/>), in fifteen seconds at most. Any 2xx
/// is a success, 410 means never again, the answer's body is not read.
/// </summary>
internal sealed class AlertSender(CheckedConnection connection, IOptions<IntakeOptions> intake, IOptions<AlertOptions> options, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly HttpClient client = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseProxy = false,
        UseCookies = false,
        ConnectCallback = connection.OpenAsync,
        // Each delivery checks its address: none rides on a connection that was checked for another.
        PooledConnectionLifetime = TimeSpan.Zero,
    })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    public async Task<SendOutcome> SendAsync(AlertTarget target, ToldAlert alert, CancellationToken cancel)
    {
        if (target.Url.Scheme != Uri.UriSchemeHttps && !options.Value.AllowPrivate) return SendOutcome.Failed("The address is not https.");
        using var request = RequestOf(target, alert);
        if (request is null) return SendOutcome.Failed("None of its secrets is in the settings as Secrets__name with a whsec_ value.");
        using var end = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(end.Token, cancel);
        try
        {
            using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            return OutcomeOf(answer.StatusCode);
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            return SendOutcome.Failed("No answer in 15 seconds.");
        }
        catch (HttpRequestException fault)
        {
            return SendOutcome.Failed(fault.InnerException is AddressRefusedException refused ? refused.Message : $"No connection ({fault.HttpRequestError}).");
        }
    }

    public void Dispose() => client.Dispose();

    private static SendOutcome OutcomeOf(HttpStatusCode status) => (int)status switch
    {
        >= 200 and < 300 => SendOutcome.Taken,
        410 => new SendOutcome(false, IsGone: true, "It answered 410: it wants no more."),
        >= 300 and < 400 and var code => SendOutcome.Failed(string.Create(CultureInfo.InvariantCulture, $"It answered {code}; redirects are not followed.")),
        var code => SendOutcome.Failed(string.Create(CultureInfo.InvariantCulture, $"It answered {code}.")),
    };

    // A retry has the same id and a new time, so that receivers can tell both repetition and staleness.
    private HttpRequestMessage? RequestOf(AlertTarget target, ToldAlert alert)
    {
        var at = clock.GetUtcNow();
        var body = JsonSerializer.SerializeToUtf8Bytes(new { type = "alert." + alert.Kind, timestamp = alert.At, data = alert }, JsonSerializerOptions.Web);
        var secrets = target.Secrets.Select(name => intake.Value.Secrets.FirstOrDefault(secret => string.Equals(secret.Key, name, StringComparison.OrdinalIgnoreCase)).Value).OfType<string>();
        if (AlertSignature.Of(secrets, alert.Id, at, body) is not { } signature) return null;
        var request = new HttpRequestMessage(HttpMethod.Post, target.Url) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add("webhook-id", alert.Id);
        request.Headers.Add("webhook-timestamp", at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        request.Headers.Add("webhook-signature", signature);
        return request;
    }
}
