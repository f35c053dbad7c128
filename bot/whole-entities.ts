import type { ConnectorClient } from './directline/connector.js';

type Send = ConnectorClient['sendOperationRequest'];
type Specification = Parameters<Send>[1];
type Serializer = Specification['serializer'];

/**
 * Sends entities with all their fields. The SDK means to, but the serializer of @azure/core-client looks an entity's type up
 * by its name and so misses that it has further fields (botbuilder 4.23.3): only `type`, `text` and `mentioned` would leave.
 */
export function withWholeEntities(client: ConnectorClient): ConnectorClient {
  const send: Send = client.sendOperationRequest.bind(client);
  const sendWhole: Send = (values, specification, callback) => send(values, { ...specification, serializer: wholeSerializer(specification.serializer) }, callback);
  return Object.assign(client, { sendOperationRequest: sendWhole });
}

const serializers = new WeakMap<Serializer, Serializer>();

function wholeSerializer(serializer: Serializer): Serializer {
  const known = serializers.get(serializer) ?? Object.create(serializer, { modelMappers: { value: withFields(serializer.modelMappers) } }) as Serializer; // Object.create is typed any
  serializers.set(serializer, known);
  return known;
}

function withFields(mappers: Serializer['modelMappers']): Serializer['modelMappers'] {
  const { Entity: entity } = mappers as { Entity?: { type: object } }; // the SDK's own tables are typed any
  return entity ? { ...mappers, Entity: { ...entity, type: { ...entity.type, additionalProperties: { type: { name: 'Object' } } } } } : mappers;
}
