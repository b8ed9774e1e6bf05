using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace KpiFunctions.Local.Start;

/// <summary>A local.settings.json: the texts in its object <c>Values</c>. Section names are joined by a double underscore or a colon.</summary>
internal sealed class SettingsFile
{
    public const string Name = "local.settings.json";
    public const string SampleName = "local.settings.sample.json";
    public const string Placeholder = "<generated at first start>";

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly string path;
    private readonly JsonObject root;
    private readonly JsonObject values;

    private SettingsFile(string path, JsonObject root, JsonObject values) => (this.path, this.root, this.values) = (path, root, values);

    public IEnumerable<KeyValuePair<string, string>> Values => values.Select(value => KeyValuePair.Create(Canonical(value.Key), $"{value.Value}"));

    /// <summary>Null when there is no such setting, or nothing in it.</summary>
    public string? this[string name] => Values.FirstOrDefault(value => value.Key == Canonical(name)).Value is { Length: > 0 } text ? text : null;

    /// <summary>Reads local.settings.json of the folder; where there is none, makes one from the sample with secrets of its own.</summary>
    public static SettingsFile OpenOrCreate(string folder)
    {
        var path = Path.Combine(folder, Name);
        if (File.Exists(path)) return Open(path);

        var file = Open(Path.Combine(folder, SampleName)).At(path);
        foreach (var (name, value) in file.Values.ToList())
            if (value == Placeholder)
                file.Set(name, name.EndsWith(":Secrets", StringComparison.Ordinal) ? Secrets.OfSender() : Secrets.Key());
        file.Save();
        return file;
    }

    /// <exception cref="StartException">There is no such file, or it is not one of settings.</exception>
    public static SettingsFile Open(string path)
    {
        try
        {
            var options = new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };
            if (JsonNode.Parse(File.ReadAllText(path), documentOptions: options) is JsonObject root && root["Values"] is JsonObject values) return new(path, root, values);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new StartException($"There is no settings file {path}: name one that exists, or leave --settings out.");
        }
        catch (JsonException exception)
        {
            throw new StartException($"{path} is not JSON: {exception.Message}");
        }
        throw new StartException($"{path} has no object \"Values\" of settings: compare it with {SampleName}.");
    }

    /// <summary>Keeps the spelling under which the setting is there already.</summary>
    public void Set(string name, string value)
    {
        var spelled = values.Select(each => each.Key).FirstOrDefault(key => Canonical(key) == Canonical(name)) ?? name;
        values[spelled] = value;
    }

    /// <summary>Replaces the file whole; only its owner may read it.</summary>
    public void Save()
    {
        var draft = path + ".new";
        var create = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) create.UnixCreateMode = OwnerOnly;
        using (var writer = new StreamWriter(draft, create)) writer.WriteLine(root.ToJsonString(Readable));
        File.Move(draft, path, overwrite: true);
    }

    private SettingsFile At(string otherPath) => new(otherPath, root, values);

    private static string Canonical(string name) => name.Replace("__", ":", StringComparison.Ordinal);
}
