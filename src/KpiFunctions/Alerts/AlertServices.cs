using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace KpiFunctions.Alerts;

internal static class AlertServices
{
    public static IServiceCollection AddAlerts(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<AlertOptions>().Bind(configuration.GetSection("Alerts"));
        services.AddSingleton<ResolveHost>((host, cancel) => Dns.GetHostAddressesAsync(host, cancel));
        services.AddSingleton<CheckedConnection>();
        services.AddSingleton<AlertSender>();
        services.AddSingleton<AlertRegistry>();
        services.AddSingleton<AlertDesk>();
        services.AddSingleton<AlertPost>();
        services.AddSingleton<IAlertSource, RuleAlerts>();
        services.AddSingleton<IAlertSource, ImportAlerts>();
        services.AddSingleton<IAlertSource, HealthAlerts>();
        services.AddSingleton<IAlertSource, MissingDataAlerts>();
        services.AddSingleton<IAlertSource, GoalAlerts>();
        return services;
    }
}
