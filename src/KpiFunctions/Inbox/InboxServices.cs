using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace KpiFunctions.Inbox;

internal static class InboxServices
{
    public static IServiceCollection AddInbox(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<InboxOptions>().Bind(configuration).ValidateOnStart();
        services.AddSingleton<IValidateOptions<InboxOptions>, ValidateInboxOptions>();
        return services;
    }
}
