using Azure.Identity;
using Azure.Monitor.OpenTelemetry.Exporter;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace KpiFunctions.Telemetry;

/// <summary>
/// Our own meter and spans go where the settings say, by the standard names: <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> (and its siblings), or
/// <c>APPLICATIONINSIGHTS_CONNECTION_STRING</c>. Without either nothing is collected and nothing is paid for it.
/// </summary>
internal static class TelemetryServices
{
    private const string Otlp = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private const string Insights = "APPLICATIONINSIGHTS_CONNECTION_STRING";

    public static IServiceCollection AddTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        var (otlp, insights) = (configuration[Otlp], configuration[Insights]);
        if (string.IsNullOrEmpty(otlp) && string.IsNullOrEmpty(insights)) return services;
        var telemetry = services.AddOpenTelemetry().ConfigureResource(resource => resource.AddService("kpifunctions"));
        telemetry.WithMetrics(metrics => metrics.AddMeter(WorkMeter.Name)).WithTracing(traces => traces.AddSource(WorkMeter.Name));
        if (!string.IsNullOrEmpty(otlp)) AddOtlp(telemetry);
        if (!string.IsNullOrEmpty(insights)) AddInsights(telemetry, insights, configuration["AzureWebJobsStorage:clientId"]);
        return services;
    }

    private static void AddOtlp(OpenTelemetryBuilder telemetry) =>
        telemetry.WithMetrics(metrics => metrics.AddOtlpExporter()).WithTracing(traces => traces.AddOtlpExporter());

    // The workspace takes telemetry from who has the role, not from who knows the connection string (infra/monitoring.bicep).
    private static void AddInsights(OpenTelemetryBuilder telemetry, string connection, string? identity) => telemetry
        .WithMetrics(metrics => metrics.AddAzureMonitorMetricExporter(options => Address(options, connection, identity)))
        .WithTracing(traces => traces.AddAzureMonitorTraceExporter(options => Address(options, connection, identity)));

    private static void Address(AzureMonitorExporterOptions options, string connection, string? identity)
    {
        options.ConnectionString = connection;
        options.Credential = new DefaultAzureCredential(new DefaultAzureCredentialOptions { ManagedIdentityClientId = identity });
        // What could not be sent is not kept on an instance's disk.
        options.DisableOfflineStorage = true;
    }
}
