using System.Text;
using KpiFunctions.Core.Imports.Parts;

namespace KpiFunctions.Core.Imports;

/// <summary>Looks for something short in an upload of any size and any form that imports read: decoded and unpacked, as its reader sees it.</summary>
public static class FileSearch
{
    private const int PieceBytes = 1024 * 1024;
    private const int OverlapBytes = 4 * 1024;

    /// <param name="isIn">Asked for pieces of the text as UTF-8, which overlap by 4 KiB, and for the names of files in an archive.</param>
    /// <returns>Null: it was not found, and not all of the file could be looked into (damaged, locked, no text, other or hidden files in an archive, hidden sheets or comments in a workbook).</returns>
    public static async Task<bool?> HoldsAsync(ImportFile file, Func<ReadOnlyMemory<byte>, bool> isIn, CancellationToken cancel)
    {
        await using var parts = await FileParts.OpenAsync(file, cancel);
        var isWhole = true;
        try
        {
            foreach (var part in parts.Read())
            {
                if (part.Name is { } name && isIn(Encoding.UTF8.GetBytes(name))) return true;
                await using var input = await TextInput.OpenAsync(part.Content, parts, cancel);
                if (await HoldsAsync(input, isIn, cancel)) return true;
                isWhole &= input.Problem is null;
            }
        }
        catch (InvalidDataException)
        {
            return null;
        }
        if (parts.PassedOver.Any(name => isIn(Encoding.UTF8.GetBytes(name)))) return true;
        return isWhole && parts.PassedOver.Count == 0 && !parts.IsPartial ? false : null;
    }

    /// <summary>The bytes as they are, whatever they mean.</summary>
    public static async Task<bool> HoldsAsync(Stream bytes, Func<ReadOnlyMemory<byte>, bool> isIn, CancellationToken cancel)
    {
        var (piece, kept) = (new byte[PieceBytes], 0);
        while (await bytes.ReadAtLeastAsync(piece.AsMemory(kept), piece.Length - kept, throwOnEndOfStream: false, cancel) is > 0 and var read)
        {
            var length = kept + read;
            if (isIn(piece.AsMemory(0, length))) return true;
            kept = Math.Min(OverlapBytes, length);
            piece.AsSpan(length - kept, kept).CopyTo(piece);
        }
        return false;
    }
}
