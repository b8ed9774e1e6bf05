using System.Buffers.Text;
using System.Security.Cryptography;

namespace KpiFunctions.Local.Start;

/// <summary>Fresh random secrets of 256 bits.</summary>
internal static class Secrets
{
    private const int Bytes = 32;

    /// <summary>43 characters that need no quoting anywhere: for ClickKey, PersonKey and function keys.</summary>
    public static string Key() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>"whsec_" and base64, as Standard Webhooks writes signing secrets.</summary>
    public static string OfSender() => "whsec_" + Convert.ToBase64String(RandomNumberGenerator.GetBytes(Bytes));
}
