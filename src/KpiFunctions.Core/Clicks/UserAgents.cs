using System.Text.RegularExpressions;

namespace KpiFunctions.Core.Clicks;

/// <summary>
/// What user agents say of themselves. Fragments are specific on purpose: "google", "node" or "http" alone would take phones and in-app
/// browsers for robots. The list user-agents.txt of the tests holds agents that must and must not be flagged.
/// </summary>
internal static partial class UserAgents
{
    public static bool IsPreview(string userAgent) => Preview().IsMatch(userAgent);

    public static bool IsBot(string userAgent) => Bot().IsMatch(userAgent);

    // WhatsApp's own agent begins with its name; a browser that WhatsApp opens does not.
    [GeneratedRegex(
        @"\A(WhatsApp|Viber|Signal|Line|KakaoTalk)/|Slackbot|Slack-ImgProxy|Twitterbot|facebookexternalhit|facebot|TelegramBot|Discordbot|LinkedInBot"
        + "|UriPreview|BingPreview|MicrosoftPreview|ZoomBot|meta-externalfetcher|Pinterestbot|redditbot|Mastodon/|Bluesky Cardyb|Iframely|Embedly|vkShare|Snap URL Preview|Google-PageRenderer",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Preview();

    // "bot" at the end of a word, except in the phone maker CUBOT.
    [GeneratedRegex(
        @"(?<!\bcu)bot\b|crawler|spider\b|HeadlessChrome|PhantomJS|Puppeteer|Playwright|Selenium|GoogleImageProxy|Google-InspectionTool|Mediapartners-Google"
        + @"|ChatGPT-User|OAI-SearchBot|Perplexity-User|Claude-User|meta-external|facebookcatalog|Chrome-Lighthouse|PageSpeed|Pingdom|GTmetrix|Site24x7|StatusCake"
        + @"|\A(curl|wget|python-requests|python-urllib|python-httpx|aiohttp|httpx|Go-http-client|Java|Apache-HttpClient|okhttp|axios|node-fetch"
        + @"|undici|node|got|HTTPie|PostmanRuntime|insomnia|libwww-perl|Ruby|Faraday|Scrapy|Dalvik|PHP|GuzzleHttp)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Bot();
}
