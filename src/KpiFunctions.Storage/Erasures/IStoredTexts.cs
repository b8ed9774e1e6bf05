namespace KpiFunctions.Storage.Erasures;

/// <summary>What is stored beside the log and may name a person. Each call goes through all of it and changes only what names him.</summary>
public interface IStoredTexts
{
    /// <param name="change">The text without the person; null when he is not in it.</param>
    /// <returns>How many blobs were changed.</returns>
    Task<long> ChangeRejectsAsync(Func<ReadOnlyMemory<byte>, byte[]?> change, CancellationToken cancel);

    /// <summary>Every table but that of the erasures themselves. A row whose key names the person moves.</summary>
    /// <returns>How many rows were changed.</returns>
    Task<long> ChangeRowsAsync(Func<string, string?> change, CancellationToken cancel);
}
