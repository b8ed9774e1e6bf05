using System.Buffers.Binary;
using System.IO.Compression;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace KpiFunctions.Intake;

/// <summary>A request's bytes, or the answer to a body that is not taken.</summary>
/// <param name="Status">Of that answer.</param>
/// <param name="Reason">Its kind.</param>
internal readonly record struct Body(ReadOnlyMemory<byte> Bytes, IResult? Problem, int Status = StatusCodes.Status200OK, string? Reason = null)
{
    public static Body Refused(int status, string reason, string detail, string? field = null) => new(default, Problems.Of(status, reason, detail, field), status, reason);
}

/// <summary>Reads bodies within bounds: never more than allowed, whatever the headers promise or a gzip stream inflates to.</summary>
internal sealed class BodyReader(IOptions<IntakeOptions> options)
{
    private const int MaxInflation = 10;
    private const int FirstBytes = 16 * 1024;
    private const int GzipFrame = 18; // Bytes of a gzip member's header and trailer.

    private int Max => options.Value.MaxBodyBytes;

    /// <summary>The bytes as they came, for signatures; an encoded body is refused.</summary>
    /// <param name="most">Bytes, where the route allows fewer than the settings.</param>
    public async Task<Body> ReadRawAsync(HttpRequest request, int most = int.MaxValue) =>
        Encoding(request) is not "" ? Unsupported() : await ReadWireAsync(request, Math.Min(Max, most));

    /// <summary>The bytes, inflated if they came as gzip.</summary>
    public async Task<Body> ReadAsync(HttpRequest request)
    {
        var encoding = Encoding(request);
        if (encoding is not ("" or "gzip" or "x-gzip")) return Unsupported();
        var wire = await ReadWireAsync(request, Max);
        return wire.Problem is not null || encoding is "" ? wire : await InflateAsync(wire.Bytes, request.HttpContext.RequestAborted);
    }

    private async Task<Body> ReadWireAsync(HttpRequest request, int most)
    {
        if (request.ContentLength > most) return TooLarge(most);
        var bytes = await CopyAsync(request.Body, request.ContentLength, most, request.HttpContext.RequestAborted);
        return bytes is null ? TooLarge(most) : new Body(bytes.Value, null);
    }

    private async Task<Body> InflateAsync(ReadOnlyMemory<byte> wire, CancellationToken cancel)
    {
        try
        {
            await using var gzip = new GZipStream(new MemoryStream(wire.ToArray()), CompressionMode.Decompress);
            if (await CopyAsync(gzip, promised: null, (long)Max * MaxInflation, cancel) is not { } bytes) return TooLarge(Max);
            return IsWhole(wire.Span, bytes.Length) ? new Body(bytes, null) : Unreadable();
        }
        catch (InvalidDataException)
        {
            return Unreadable();
        }
    }

    // GZipStream takes a stream that was cut for its end, and the lines that are missing would be lost in silence. A gzip member ends with
    // its inflated length (RFC 1952, section 2.3.1); a body is one member.
    private static bool IsWhole(ReadOnlySpan<byte> wire, int inflated) =>
        wire.Length > GzipFrame && BinaryPrimitives.ReadUInt32LittleEndian(wire[^sizeof(uint)..]) == (uint)inflated;

    // Null: longer than allowed. Reading stops there.
    private static async Task<ReadOnlyMemory<byte>?> CopyAsync(Stream source, long? promised, long max, CancellationToken cancel)
    {
        // One byte more than promised, so that the end shows without growing; memory for a long body only as it comes.
        var bytes = new byte[Math.Min(promised + 1 ?? FirstBytes, FirstBytes)];
        var length = 0;
        for (int read; (read = await source.ReadAsync(bytes.AsMemory(length), cancel)) > 0;)
        {
            length += read;
            if (length > max) return null;
            if (length == bytes.Length) Array.Resize(ref bytes, bytes.Length * 2);
        }
        return bytes.AsMemory(0, length);
    }

    private static string Encoding(HttpRequest request) =>
        request.Headers.ContentEncoding.ToString().Trim().ToLowerInvariant() is var name && name == "identity" ? "" : name;

    private static Body TooLarge(int most) =>
        Body.Refused(StatusCodes.Status413PayloadTooLarge, "body-too-large", $"The body has more than {most} bytes, or inflates to more than {MaxInflation} times that.");

    private static Body Unreadable() =>
        Body.Refused(StatusCodes.Status400BadRequest, "gzip-unreadable", "The body is no whole gzip stream.", "Content-Encoding");

    private static Body Unsupported() =>
        Body.Refused(StatusCodes.Status415UnsupportedMediaType, "encoding-unsupported", "This Content-Encoding is not accepted here.", "Content-Encoding");
}
