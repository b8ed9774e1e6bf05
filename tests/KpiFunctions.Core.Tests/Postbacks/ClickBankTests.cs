using System.Security.Cryptography;
using System.Text;
using KpiFunctions.Core.Money;
using KpiFunctions.Core.Postbacks.Networks;
using KpiFunctions.Core.Records;
using KpiFunctions.Core.Webhooks;

namespace KpiFunctions.Core.Tests.Postbacks;

/// <summary>Sealed notifications. The first one was sealed by OpenSSL: <c>openssl enc -aes-256-cbc -K … -iv …</c>.</summary>
public sealed class ClickBankTests
{
    private const string Secret = "CLICKBANK_SECRET_1";
    private const string Iv = "AAECAwQFBgcICQoLDA0ODw==";
    private const string Sealed =
        "LvBF+CYTJ+3AGPruuVsJ0WP8SrahOZY5YVZfyGwfZffX4umz8zcYR9Og16ZIJSyiji/OnYt8eRE87UG9iky5z6rYEXrQ3sQqk5kFoT6mHiKGHs/y7PTOEBUZbGU8knnqYNhIV98jTSCcNyXrnvWHaDDz"
        + "oQywb5oxOswnh2vBmXEe0KOvQIO7heazf+n/bbq2INy+C5vt88aFDiua4Fezvd28j5tClPHEgeSwPitoiKR6ja6kdFI6auItebvYOIKPj1Zmi7Jfmm7y+c0rOnVhj2peTO8QGfMFjoBx3B6rgObYOtYno4R7"
        + "KCZ2jvGohTclAs8Uwa4pfnLRKBgMwM0CUpSQRgVmLZV5TjluN8VAZnIzOLpEYpozUIyDTbo5yBa2Z9tMnk5ZZDDg+IA4CFSQYxqL/QqnpkGuJ9UArdRcaqeimTQTckAFbG4fpt5Byi9TkoBjs93PnHQRhwig"
        + "f2a4zIMvm7C1RkrW1ihbFFKFlpwEY9wX3BNyW1b/ZqOmjuDJSu2tUQQfz1xCwDqfz//dbr1ixVggvdy86PTFcKvTYPo=";

    [Fact]
    public void The_key_is_half_of_a_hash_in_letters() => Assert.Equal("b55c0dc3d23eae9a333f0c280eaca368", Encoding.ASCII.GetString(ClickBankSeal.KeyOf(Secret)));

    [Fact]
    public void A_sale_is_opened_and_counts_for_its_affiliate()
    {
        var records = Posted.Records(Posted.Read("clickbank", Body(Sealed, Iv), token: Secret));

        Assert.Equal([RecordType.Conversion, RecordType.Cost], records.Select(record => record.Type));
        Assert.Equal(("CWOGBZLN", "CWOGBZLN", "AbC-1", "lena"), (records[0].Id, records[0].Order, records[0].ClickId, records[0].On.Influencer));
        Assert.Equal([new Amount(4990, "USD"), new Amount(1000, "USD")], records.Select(record => record.Amount!.Value));
        Assert.Equal((new DateTimeOffset(2026, 3, 1, 10, 30, 0, TimeSpan.Zero), "hash(email:ada@example.com)"), (records[0].OccurredAt, records[0].Person));
    }

    [Fact]
    public void While_a_secret_is_changed_both_open() =>
        Assert.Equal(WebhookOutcome.Valid, Posted.Proof("clickbank", isOptional: false, "ANOTHER_SECRET_1", Secret).Open(Body(Sealed, Iv)).Outcome);

    [Theory]
    [InlineData("ANOTHER_SECRET_1")]
    [InlineData("clickbank_secret_1")]
    public void Another_secret_opens_nothing(string secret) =>
        Assert.Equal(WebhookOutcome.SignatureWrong, Posted.Open("clickbank", Body(Sealed, Iv), secret).Outcome);

    [Fact]
    public void A_flipped_byte_anywhere_in_the_body_is_refused()
    {
        var bytes = Convert.FromBase64String(Sealed);
        for (var i = 0; i < bytes.Length; i++)
        {
            var flipped = bytes.ToArray();
            flipped[i] ^= 0x10;
            Assert.Equal(WebhookOutcome.SignatureWrong, Posted.Open("clickbank", Body(Convert.ToBase64String(flipped), Iv), Secret).Outcome);
        }
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("")]
    [InlineData("{\"notification\":\"AAAA\"}")]
    [InlineData("{\"notification\":\"!\",\"iv\":\"AAECAwQFBgcICQoLDA0ODw==\"}")]
    [InlineData("{\"notification\":\"AAAA\",\"iv\":\"AAEC\"}")]
    [InlineData("{\"notification\":7,\"iv\":8}")]
    public void What_is_not_sealed_proves_nothing(string body) =>
        Assert.NotEqual(WebhookOutcome.Valid, Posted.Open("clickbank", Posted.Post(body), Secret).Outcome);

    [Theory]
    [InlineData("{\"a\":1}")]
    [InlineData("hello")]
    [InlineData("[]")]
    public void What_is_sealed_and_no_notification_proves_nothing(string plain) =>
        Assert.Equal(WebhookOutcome.SignatureWrong, Posted.Open("clickbank", Seal(plain), Secret).Outcome);

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(17)]
    [InlineData(255)]
    public void A_notification_with_wrong_padding_proves_nothing(byte last)
    {
        var padded = Encoding.UTF8.GetBytes(Notification("SALE", "20.00").PadRight(239)).Append(last).ToArray();

        Assert.Equal(WebhookOutcome.SignatureWrong, Posted.Open("clickbank", Seal(padded, PaddingMode.None), Secret).Outcome);
    }

    [Fact]
    public void A_refund_says_its_own_amount_and_takes_the_commission_back()
    {
        var records = Posted.Records(Posted.Read("clickbank", Seal(Notification("RFND", "-20.00")), token: Secret));

        Assert.Equal((RecordType.Refund, "rfnd:R-1", "R-1", new Amount(2000, "USD")), (records[0].Type, records[0].Id, records[0].Order, records[0].Amount));
        Assert.Equal((RecordType.Cost, new Amount(0, "USD"), 2), (records[1].Type, records[1].Amount, records[1].Version));
    }

    [Theory]
    [InlineData("TEST")]
    [InlineData("TEST_SALE")]
    [InlineData("CANCEL-REBILL")]
    public void What_moves_no_money_is_skipped(string type) =>
        Assert.Single(Posted.Read("clickbank", Seal(Notification(type, "0.00")), token: Secret).Skipped);

    private static string Notification(string type, string amount) =>
        $$"""{"transactionTime":"2026-03-01T03:30:00-07:00","receipt":"R-1","transactionType":"{{type}}","totalOrderAmount":{{amount}},"currency":"USD","lineItems":[]}""";

    private static WebhookRequest Seal(string plain) => Seal(Encoding.UTF8.GetBytes(plain), PaddingMode.PKCS7);

    private static WebhookRequest Seal(byte[] plain, PaddingMode padding)
    {
        using var aes = Aes.Create();
        aes.Key = ClickBankSeal.KeyOf(Secret);
        return Body(Convert.ToBase64String(aes.EncryptCbc(plain, Convert.FromBase64String(Iv), padding)), Iv);
    }

    private static WebhookRequest Body(string notification, string iv) => Posted.Post($$"""{"notification":"{{notification}}","iv":"{{iv}}"}""");
}
