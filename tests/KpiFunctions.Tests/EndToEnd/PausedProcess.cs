using System.ComponentModel;
using System.Runtime.InteropServices;

namespace KpiFunctions.Tests.EndToEnd;

/// <summary>A process of the test that stands still, with all that it has begun, until this is disposed of.</summary>
internal sealed class PausedProcess : IDisposable
{
    private static readonly (int Stop, int Continue) Signals = OperatingSystem.IsMacOS() ? (17, 19) : (19, 18);

    private readonly int process;

    public PausedProcess(int process)
    {
        this.process = process;
        Send(Signals.Stop);
    }

    public void Dispose() => Send(Signals.Continue);

    private void Send(int signal)
    {
        if (Kill(process, signal) != 0) throw new Win32Exception(Marshal.GetLastPInvokeError());
    }

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static extern int Kill(int process, int signal);
}
