using System.Globalization;
using System.Text;
using System.Text.Json;

namespace KpiFunctions.Local.FunctionsRuntime.Functions;

/// <summary>Turns text into a parameter's type by the rules of the Functions worker.</summary>
internal static class TextConverter
{
    private static readonly JsonSerializerOptions IgnoringCase = new() { PropertyNameCaseInsensitive = true };

    /// <summary>
    /// Text and bytes are taken as they are; Guid, DateTime and DateTimeOffset are parsed; anything else is read as JSON. So
    /// <c>true</c> is a bool and <c>True</c> is not, and an enum goes by its number.
    /// </summary>
    /// <exception cref="BindingException">The text is not one of that type.</exception>
    public static object? Convert(string text, Type type, string name)
    {
        var target = Nullable.GetUnderlyingType(type) ?? type;
        if (target == typeof(string)) return text;
        if (target == typeof(byte[])) return Encoding.UTF8.GetBytes(text);
        if (target == typeof(BinaryData)) return BinaryData.FromString(text);
        if (target == typeof(Guid) && Guid.TryParse(text, out var guid)) return guid;
        if (target == typeof(DateTime) && DateTime.TryParse(text, CultureInfo.CurrentCulture, out var time)) return time;
        if (target == typeof(DateTimeOffset) && DateTimeOffset.TryParse(text, CultureInfo.CurrentCulture, out var offset)) return offset;
        try
        {
            return JsonSerializer.Deserialize(text, target, IgnoringCase);
        }
        catch (Exception exception) when (exception is JsonException or NotSupportedException)
        {
            throw new BindingException($"{name} is not a {target.Name}: {exception.Message}");
        }
    }
}
