using System.Runtime.InteropServices;
using Azure;
using KpiFunctions.Local.SampleBrand;
using KpiFunctions.Local.Start;

using var stop = new CancellationTokenSource();
void Stop(PosixSignalContext signal)
{
    signal.Cancel = true;
    stop.Cancel();
}

using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
try
{
    return await Session.RunAsync(StartOptions.Parse(args), Console.Out, TimeProvider.System, stop.Token);
}
catch (OperationCanceledException) when (stop.IsCancellationRequested)
{
    return 0;
}
catch (Exception exception) when (exception is StartException or LoadException)
{
    Console.Error.WriteLine(exception.Message);
    return 1;
}
catch (Exception exception) when (exception is HttpRequestException or RequestFailedException or AggregateException { InnerException: RequestFailedException })
{
    Console.Error.WriteLine($"The app or its storage does not answer: is it running? ({(exception.InnerException ?? exception).Message.Split('\n')[0]})");
    return 1;
}
