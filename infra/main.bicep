// KpiFunctions on Azure: one resource group with one function app (Flex Consumption), one storage account without keys, one vault, one workspace.
// One file per concern beside this one; README.md says what each parameter is for.
targetScope = 'subscription'

@description('Name that all resources are named after: lower-case letters and digits, a letter first.')
@minLength(3)
@maxLength(11)
param name string

@description('Region of the resource group and of everything in it.')
param location string

@description('Resource group; made when it is missing.')
@maxLength(90)
param resourceGroupName string = 'rg-${name}'

@description('IANA time zone whose days are reported.')
param reportingZone string = 'UTC'

@description('ISO 4217 code that amounts are converted to.')
@minLength(3)
@maxLength(3)
param reportingCurrency string = 'EUR'

@description('Settings of the README that shall not have their default, by name. Not for secrets.')
param settings object = {}

@description('Who sends webhooks: name, preset and namespace of each. The secret is the vault\'s secret sender-{name}.')
param senders array = []

@description('Who posts back: name and network of each. The token is the vault\'s secret postback-{name}.')
param networks array = []

@description('Secrets that sources of the registry name: name of each. The secret is the vault\'s secret source-{name}.')
param sourceSecrets array = []

@description('Addresses that alerts are mailed to.')
param alertMails array = []

@description('Server errors within 15 minutes that are worth an alert.')
@minValue(1)
param alertOnServerErrors int = 10

@description('Object id of who deploys: may write secrets. Empty: nobody may, until somebody is given the right.')
param deployerId string = ''

@description('User, Group or ServicePrincipal: what deployerId is.')
@allowed(['User', 'Group', 'ServicePrincipal'])
param deployerType string = 'User'

@description('Object id of the group or application that may put files into the inbox.')
param uploaderId string = ''

@description('Object id of the group or application that may read table kpis, such as Power BI\'s.')
param readerId string = ''

@description('Group or ServicePrincipal: what uploaderId and readerId are.')
@allowed(['User', 'Group', 'ServicePrincipal'])
param clientType string = 'Group'

@description('Storage and vault answer inside a network of their own only.')
param privateNetwork bool = false

@description('Application (client) id of the Entra registration that people sign in with; empty: no sign-in, function keys alone.')
param signInClientId string = ''

@description('Instances at most.')
@minValue(1)
@maxValue(1000)
param maxInstances int = 40

@description('Memory of an instance, in MB.')
@allowed([512, 2048, 4096])
param instanceMemory int = 2048

@description('Instances kept warm for HTTP: 0 costs nothing while idle, 1 spares senders the cold start.')
@minValue(0)
@maxValue(20)
param warmInstances int = 1

@description('Standard_LRS, Standard_ZRS, or geo-redundant Standard_GRS and Standard_GZRS.')
@allowed(['Standard_LRS', 'Standard_ZRS', 'Standard_GRS', 'Standard_GZRS'])
param redundancy string = 'Standard_ZRS'

@description('When the log goes to cheaper tiers or away, in days; see lifecycle.bicep. Names that are missing keep their default.')
param retention object = {}

var tags = { 'azd-env-name': name, app: 'KpiFunctions' }

resource group 'Microsoft.Resources/resourceGroups@2024-03-01' = {
  name: resourceGroupName
  location: location
  tags: tags
}

module identity 'identity.bicep' = {
  name: 'identity'
  scope: group
  params: { name: name, location: location, tags: tags }
}

module monitoring 'monitoring.bicep' = {
  name: 'monitoring'
  scope: group
  params: { name: name, location: location, tags: tags }
}

module storage 'storage.bicep' = {
  name: 'storage'
  scope: group
  params: { name: name, location: location, tags: tags, redundancy: redundancy, isPrivate: privateNetwork }
}

module lifecycle 'lifecycle.bicep' = {
  name: 'lifecycle'
  scope: group
  params: { storageName: storage.outputs.name, retention: retention, settings: settings }
}

module vault 'vault.bicep' = {
  name: 'vault'
  scope: group
  params: { name: name, location: location, tags: tags, isPrivate: privateNetwork }
}

module roles 'roles.bicep' = {
  name: 'roles'
  scope: group
  params: {
    storageName: storage.outputs.name
    vaultName: vault.outputs.name
    insightsName: monitoring.outputs.insightsName
    appPrincipalId: identity.outputs.principalId
    deployerId: deployerId
    deployerType: deployerType
    uploaderId: uploaderId
    readerId: readerId
    clientType: clientType
  }
}

module network 'network.bicep' = if (privateNetwork) {
  name: 'network'
  scope: group
  params: { name: name, location: location, tags: tags, storageId: storage.outputs.id, vaultId: vault.outputs.id }
}

module app 'app.bicep' = {
  name: 'app'
  scope: group
  params: {
    name: name
    location: location
    tags: union(tags, { 'azd-service-name': 'app' })
    identityId: identity.outputs.id
    identityClientId: identity.outputs.clientId
    storageName: storage.outputs.name
    vaultUri: vault.outputs.uri
    insightsConnectionString: monitoring.outputs.insightsConnectionString
    subnetId: privateNetwork ? network!.outputs.appSubnetId : ''
    reportingZone: reportingZone
    reportingCurrency: reportingCurrency
    settings: settings
    senders: senders
    networks: networks
    sourceSecrets: sourceSecrets
    maxInstances: maxInstances
    instanceMemory: instanceMemory
    warmInstances: warmInstances
  }
  // The first start needs the rights; granting them afterwards would let it fail.
  dependsOn: [roles]
}

module signIn 'signin.bicep' = if (!empty(signInClientId)) {
  name: 'signIn'
  scope: group
  params: { appName: app.outputs.name, clientId: signInClientId }
}

module events 'events.bicep' = {
  name: 'events'
  scope: group
  params: { name: name, location: location, tags: tags, storageName: storage.outputs.name }
}

module diagnostics 'diagnostics.bicep' = {
  name: 'diagnostics'
  scope: group
  params: {
    storageName: storage.outputs.name
    vaultName: vault.outputs.name
    topicName: events.outputs.topicName
    workspaceId: monitoring.outputs.workspaceId
  }
}

module alerts 'alerts.bicep' = {
  name: 'alerts'
  scope: group
  params: {
    name: name
    location: location
    tags: tags
    workspaceId: monitoring.outputs.workspaceId
    insightsId: monitoring.outputs.insightsId
    hostName: app.outputs.hostName
    mails: alertMails
    serverErrors: alertOnServerErrors
  }
}

output AZURE_RESOURCE_GROUP string = group.name
output ADDRESS string = 'https://${app.outputs.hostName}'
output APP_NAME string = app.outputs.name
output STORAGE_NAME string = storage.outputs.name
output VAULT_NAME string = vault.outputs.name
output TOPIC_NAME string = events.outputs.topicName
output SENDER_NAMES string = join(map(senders, sender => sender.name), ' ')
output NETWORK_NAMES string = join(map(networks, network => network.name), ' ')
output SOURCE_SECRETS string = join(map(sourceSecrets, secret => secret.name), ' ')
