namespace KpiFunctions.Local.FunctionsRuntime.Hosting;

/// <summary>Registered when the app called ConfigureFunctionsWebApplication.</summary>
internal sealed class AspNetCoreIntegration;
