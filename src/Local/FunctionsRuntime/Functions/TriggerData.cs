namespace KpiFunctions.Local.FunctionsRuntime.Functions;

/// <summary>What a trigger hands to one run.</summary>
/// <param name="Bind">Makes the value of the parameter that has the trigger attribute, of that parameter's type.</param>
/// <param name="BindingData">What other parameters can take by their names, which ignore case.</param>
internal sealed record TriggerData(Func<Type, CancellationToken, ValueTask<object?>> Bind, IReadOnlyDictionary<string, object?> BindingData)
{
    public static Dictionary<string, object?> NewBindingData() => new(StringComparer.OrdinalIgnoreCase);
}
