using System.Security.Cryptography;
using System.Text;
using KpiFunctions.Core.Clicks;
using KpiFunctions.Core.Records;
using KpiFunctions.Intake.Pages;
using KpiFunctions.Intake.Postbacks;
using KpiFunctions.Reading;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace KpiFunctions.Intake;

/// <summary>What the intake's functions need besides storage and the time.</summary>
internal static class IntakeServices
{
    public static IServiceCollection AddIntake(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<IntakeOptions>().Bind(configuration).ValidateOnStart();
        services.AddSingleton<IValidateOptions<IntakeOptions>, IntakeOptionsCheck>();
        services.AddSingleton(provider => new ClickIds(Encoding.UTF8.GetBytes(Options(provider).ClickKey)));
        services.AddSingleton(provider => new PersonKeys(Encoding.UTF8.GetBytes(Options(provider).PersonKey)));
        services.AddSingleton(provider => Senders.From(Options(provider)));
        services.AddSingleton(provider => new PostbackSenders(Options(provider)));
        services.AddSingleton(provider => new PageDoor(provider.GetRequiredService<ClickIds>(), Options(provider).Pixel));
        services.AddSingleton(provider => new PageScript(Options(provider).Script));
        services.AddSingleton<NextNonce>(() => BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(sizeof(ulong))));
        services.AddSingleton<IntakeMeter>();
        services.AddSingleton<LostClicks>();
        services.AddSingleton(new RecentIdentities());
        services.AddSingleton(new RecentClicks());
        services.AddSingleton<LinkCache>();
        services.AddSingleton<ClickLog>();
        services.AddSingleton<BodyReader>();
        services.AddSingleton<RecordIntake>();
        services.AddSingleton<Sources>();
        services.AddSingleton<DeliveryJournal>();
        services.AddHostedService(provider => provider.GetRequiredService<DeliveryJournal>());
        services.AddSingleton(provider => new PersonalData(provider.GetRequiredService<PersonKeys>().Hash));
        services.AddSingleton<RegistryDesk>();
        return services;
    }

    private static IntakeOptions Options(IServiceProvider provider) => provider.GetRequiredService<IOptions<IntakeOptions>>().Value;
}
