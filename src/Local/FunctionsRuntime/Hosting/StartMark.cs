namespace KpiFunctions.Local.FunctionsRuntime.Hosting;

/// <summary>
/// Whether the app has started. Before that, the host's own report of a problem would only repeat ours with a stack trace.
/// </summary>
internal sealed class StartMark
{
    private volatile bool isSet;

    public bool IsSet => isSet;

    public void Set() => isSet = true;
}
