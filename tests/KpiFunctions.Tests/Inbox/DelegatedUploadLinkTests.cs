using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Web;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Storage.Blobs;
using KpiFunctions.Storage.Imports;

namespace KpiFunctions.Tests.Inbox;

/// <summary>
/// Links of an app that has an identity and no account key. Azurite takes tokens over https only, so storage's one answer is played here, and the
/// signature is computed again from the documented text: "Create a user delegation SAS", learn.microsoft.com/rest/api/storageservices.
/// </summary>
public sealed class DelegatedUploadLinkTests
{
    private static readonly byte[] Key = SHA256.HashData("a key that storage hands out"u8);
    private static readonly DateTimeOffset Expiry = new(2026, 3, 1, 13, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task An_identity_signs_with_a_key_that_it_was_handed()
    {
        var url = await Grants(HttpStatusCode.OK).GrantAsync("shopify-orders/march.csv", Expiry, CancellationToken.None);

        var query = HttpUtility.ParseQueryString(url!.Query);
        Assert.Equal("https://acme.blob.core.windows.net/imports/shopify-orders/march.csv", url.GetLeftPart(UriPartial.Path));
        Assert.Equal(("c", "b", "https", "2026-03-01T13:00:00Z"), (query["sp"], query["sr"], query["spr"], query["se"]));
        Assert.Equal(Signature(query), query["sig"]);
    }

    [Theory]
    [InlineData(HttpStatusCode.Forbidden)]
    [InlineData(HttpStatusCode.Unauthorized)]
    public async Task An_identity_that_may_not_pass_its_access_on_grants_nothing(HttpStatusCode refusal) =>
        Assert.Null(await Grants(refusal).GrantAsync("march.csv", Expiry, CancellationToken.None));

    private static UploadGrants Grants(HttpStatusCode status)
    {
        var options = new BlobClientOptions { Transport = new HttpClientTransport(new HttpClient(new Storage(status))) };
        options.Retry.MaxRetries = 0;
        return new UploadGrants(new BlobServiceClient(new Uri("https://acme.blob.core.windows.net"), new Identity(), options).GetBlobContainerClient("imports"));
    }

    // Versions of 2020-12-06 and later, without what we leave empty: start, identities that sign for others, IP range, encryption scope, response headers.
    private static string Signature(System.Collections.Specialized.NameValueCollection query)
    {
        string?[] lines =
        [
            query["sp"], query["st"], query["se"], "/blob/acme/imports/shopify-orders/march.csv",
            query["skoid"], query["sktid"], query["skt"], query["ske"], query["sks"], query["skv"],
            "", "", "", .. EmptySince("2025-07-05"), "", query["spr"], query["sv"], query["sr"], "", "", .. EmptySince("2026-04-06"), "", "", "", "", "",
        ];
        return Convert.ToBase64String(HMACSHA256.HashData(Key, Encoding.UTF8.GetBytes(string.Join('\n', lines))));

        // Two more identities, and later headers and parameters that a request must have, may be named.
        string[] EmptySince(string version) => string.CompareOrdinal(query["sv"], version) >= 0 ? ["", ""] : [];
    }

    private sealed class Identity : TokenCredential
    {
        private static readonly AccessToken Token = new("token", DateTimeOffset.MaxValue);

        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) => Token;

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) => new(Token);
    }

    private sealed class Storage(HttpStatusCode status) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Assert.Equal("?restype=service&comp=userdelegationkey", request.RequestUri!.Query);
            return Task.FromResult(new HttpResponseMessage(status)
            {
                RequestMessage = request,
                Content = new StringContent(
                    $"""
                    <?xml version="1.0" encoding="utf-8"?>
                    <UserDelegationKey><SignedOid>0b5a7bd2-33a3-4b0e-9f2c-0f6a6a1f0001</SignedOid><SignedTid>0b5a7bd2-33a3-4b0e-9f2c-0f6a6a1f0002</SignedTid>
                    <SignedStart>2026-03-01T12:00:00Z</SignedStart><SignedExpiry>2026-03-01T13:00:00Z</SignedExpiry><SignedService>b</SignedService>
                    <SignedVersion>2025-01-05</SignedVersion><Value>{Convert.ToBase64String(Key)}</Value></UserDelegationKey>
                    """, Encoding.UTF8, "application/xml"),
            });
        }
    }
}
