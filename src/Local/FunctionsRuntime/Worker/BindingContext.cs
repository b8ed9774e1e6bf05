namespace Microsoft.Azure.Functions.Worker;

public abstract class BindingContext
{
    /// <summary>What the trigger knows: route values, the parts of a blob's path, a queue message's metadata. Names ignore case.</summary>
    public abstract IReadOnlyDictionary<string, object?> BindingData { get; }
}
